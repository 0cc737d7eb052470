package dev.vitalfew.segment;

import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.fold.Recounting;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily run under another model, without a write: reads one account after the other, counts in memory what was never
 * counted, and shows of each person and account what the run would change. An account comes after its people.
 */
public final class DryRun {

    private static final Logger LOG = LoggerFactory.getLogger(DryRun.class);

    /** No account is begun in the last of the time, since what was seen of one that isn't finished would be seen again. */
    private static final Duration FOR_AN_ACCOUNT = Duration.ofSeconds(2);

    private final Model model;
    private final Evaluator evaluator;
    private final CustomerStore customers;
    private final Recounting recounting;
    private final Clock clock;
    private final Supplier<Duration> timeLeft;

    /**
     * @param model under the number that it would go live with
     * @param thresholds what it takes to be at the top, as the next run will know it
     */
    public DryRun(
            Model model,
            CustomerStore customers,
            Recounting recounting,
            Thresholds thresholds,
            Clock clock,
            Supplier<Duration> timeLeft) {
        this.model = model;
        this.evaluator = new Evaluator(model).with(thresholds);
        this.customers = customers;
        this.recounting = recounting;
        this.clock = clock;
        this.timeLeft = timeLeft;
    }

    /**
     * A subject that was looked at.
     *
     * @param there false for one that has gone, and only its standing is left
     * @param person of a person who is there, what was read
     * @param own of an account that is there, its own part; an account of one has none
     */
    public record Seen(
            Id subject,
            Id account,
            boolean ofAccount,
            boolean there,
            Optional<PersonReading> person,
            Optional<Facts> own,
            Optional<Standing> stood,
            Results results,
            List<Change> changes) {
        public Seen {
            changes = List.copyOf(changes);
        }
    }

    /**
     * How it ended.
     *
     * @param cursor where to go on, when the time was up before everybody had been looked at
     * @param failed how many accounts could not be looked at, some perhaps for having more people than there is time for
     */
    public record End(Optional<String> cursor, long failed) {}

    /** @param after the cursor of the part before, which is not looked at again */
    public End look(Optional<String> after, Consumer<Seen> watcher) {
        var accounts = new ScannedAccounts(customers, 0, 1, after);
        var failed = 0L;
        for (var looked = 0; accounts.hasNext(); looked++) {
            if (looked > 0 && timeLeft.get().compareTo(FOR_AN_ACCOUNT) < 0) {
                return new End(Optional.of(accounts.cursor()), failed);
            }
            var account = accounts.nextAccount();
            var records = accounts.recordsOf(account);
            try {
                look(new AccountReading(account, new Counted(records)), watcher);
            } catch (RuntimeException failure) {
                LOG.warn("an account could not be looked at", failure);
                records.forEachRemaining(_ -> {});
                failed++;
            }
        }
        return new End(Optional.empty(), failed);
    }

    private void look(AccountReading reading, Consumer<Seen> watcher) {
        var look = Accounts.look(
                reading, evaluator, asOf(reading.standing()), person -> watcher.accept(person(reading, person)));
        var own = look.there() && look.account().is(Id.Kind.ACCOUNT)
                ? Optional.of(reading.self())
                : Optional.<Facts>empty();
        watcher.accept(seen(look, Optional.empty(), own));
    }

    private Seen person(AccountReading reading, PersonReading person) {
        var asOf = asOf(person.standing());
        if (person.items().isEmpty()) {
            var gone = Look.gone(person.person(), reading.account(), false, person.standing(), asOf);
            return seen(gone, Optional.empty(), Optional.empty());
        }
        var facts = person.facts();
        var place = new Place(reading.account(), person.person());
        var results = evaluator.person(facts, asOf);
        return seen(
                Look.at(place, person.standing(), asOf, results, evaluator.acquaintance(facts)),
                Optional.of(person),
                Optional.empty());
    }

    private Seen seen(Look look, Optional<PersonReading> person, Optional<Facts> own) {
        var now = clock.instant();
        var changes = look.outcome(model.number(), new Trigger(Cause.TIME, now), now)
                .map(Look.Outcome::changes)
                .orElse(List.of());
        return new Seen(
                look.subject(),
                look.account(),
                look.ofAccount(),
                look.there(),
                person,
                own,
                look.stood(),
                look.results(),
                changes);
    }

    /**
     * Why an account is where the model puts it: a sentence by lens and audience, none when it has gone. Empty when the
     * time was up.
     */
    public Optional<Map<String, String>> reasonsOfAccount(Id account) {
        try {
            var reading = new AccountReading(account, new Counted(customers.account(account)));
            return Optional.of(Accounts.reasons(reading, evaluator, asOf(reading.standing())));
        } catch (TimeIsUp _) {
            return Optional.empty();
        }
    }

    /** As {@link #reasonsOfAccount}, of a person. */
    public Optional<Map<String, String>> reasonsOfPerson(Place place) {
        if (timeIsUp()) {
            return Optional.empty();
        }
        var reading = customers.person(place);
        if (reading.items().isEmpty()) {
            return Optional.of(Map.of());
        }
        var items = reading.items().stream().map(recounting::counted).toList();
        return Optional.of(evaluator.explainPerson(Summed.person(place.person(), items), asOf(reading.standing())));
    }

    private boolean timeIsUp() {
        return timeLeft.get().isNegative();
    }

    private LocalDate asOf(Optional<Standing> stood) {
        return Settle.asOf(model, clock, stood);
    }

    /** Records whose items have all that the model counts; stops when the time is up. */
    private final class Counted implements Iterator<AccountRecord> {

        private final Iterator<AccountRecord> records;

        Counted(Iterator<AccountRecord> records) {
            this.records = records;
        }

        @Override
        public boolean hasNext() {
            return records.hasNext();
        }

        @Override
        public AccountRecord next() {
            if (timeIsUp()) {
                throw new TimeIsUp();
            }
            return switch (records.next()) {
                case AccountRecord.Stands stands -> stands;
                case AccountRecord.Folded(var person, var item) ->
                    new AccountRecord.Folded(person, recounting.counted(item));
            };
        }
    }

    /** An account takes more time than there is. */
    private static final class TimeIsUp extends RuntimeException {
        private static final long serialVersionUID = 1;

        TimeIsUp() {
            super("the time is up", null, false, false);
        }
    }
}
