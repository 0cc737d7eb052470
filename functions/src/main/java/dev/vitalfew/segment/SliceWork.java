package dev.vitalfew.segment;

import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.quality.FeatureUse;
import dev.vitalfew.quality.Inspection;
import dev.vitalfew.quality.Quality;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's part in a daily run: reads the accounts of a slice one after the other and proposes what would change;
 * only that is settled, on fresh data, so an account that stays as it is costs no write.
 */
public final class SliceWork {

    private static final Logger LOG = LoggerFactory.getLogger(SliceWork.class);

    /** Accounts between two notes of how far it has come, each of which can be a hundred kilobytes. */
    private static final int STRIDE = 2_000;

    private final Model model;
    private Evaluator evaluator;
    private final Inspection inspection;
    private final Log log;
    private final CustomerStore customers;
    private final Folding folding;
    private final Settle settle;
    private final RunStore runs;
    private final Clock clock;

    public SliceWork(
            Model model, CustomerStore customers, Log log, Folding folding, Settle settle, RunStore runs, Clock clock) {
        this.model = model;
        this.evaluator = new Evaluator(model);
        this.inspection = new Inspection(model);
        this.log = log;
        this.customers = customers;
        this.folding = folding;
        this.settle = settle;
        this.runs = runs;
        this.clock = clock;
    }

    /** How a worker's turn ended. */
    public enum Turn {
        FINISHED,
        /** There is more, and {@code timeIsUp}. */
        HANDED_OVER,
        /** Another worker is on the slice. */
        LOST
    }

    public Turn work(LocalDate date, int number, int slices, BooleanSupplier timeIsUp) {
        // Those that the run before has fixed: this one fixes others when all its slices are done.
        evaluator = evaluator.with(model.ranked().isEmpty() ? Thresholds.NONE : runs.thresholds());
        var slice = runs.slice(date, number).under(model.number());
        if (slice.done()) {
            return Turn.FINISHED;
        }
        var records = new ScannedAccounts(customers, number, slices, slice.cursor());
        var seen = slice.summary();
        var noted = slice.quality().copy();
        var before = Runs.lastClosed(runs, date.minusDays(1)).flatMap(Run::closedAt);
        for (int accounts = 1; records.hasNext(); accounts++) {
            seen = seen.plus(looked(records.next(), before, noted));
            if (accounts % STRIDE == 0 || timeIsUp.getAsBoolean()) {
                slice = slice.after(records.cursor(), seen, noted);
                if (!runs.save(slice)) {
                    return lost(date, number);
                }
                if (timeIsUp.getAsBoolean()) {
                    return Turn.HANDED_OVER;
                }
            }
        }
        sample(noted);
        return runs.save(slice.finished(seen, noted)) ? Turn.FINISHED : lost(date, number);
    }

    /** What a function with an older model wrote last counts for nothing, and nobody else is on the slice. */
    private Turn lost(LocalDate date, int number) {
        var written = runs.slice(date, number);
        if (written.model() < model.number()) {
            throw new IllegalStateException("slice %d of %s was written under model %d: again, under %d"
                    .formatted(number, date, written.model(), model.number()));
        }
        return Turn.LOST;
    }

    /** An account that can't be looked at holds up nobody else; it stays as it was, and is counted. */
    private RunSummary looked(AccountReading reading, Optional<Instant> before, Quality noted) {
        try {
            var notes = new Quality();
            var seen = account(reading, before, notes);
            noted.add(notes);
            return seen;
        } catch (RuntimeException failure) {
            LOG.warn("an account could not be looked at and stays as it was", failure);
            reading.forEachRemaining(_ -> {});
            return RunSummary.FAILED;
        }
    }

    /** A log that can't be read makes a report say less, and holds up no run. */
    private void sample(Quality noted) {
        try {
            inspection.sample(noted, log, clock.instant());
        } catch (RuntimeException failure) {
            LOG.warn("the names of events could not be sampled", failure);
        }
    }

    private RunSummary account(AccountReading reading, Optional<Instant> before, Quality notes) {
        var stood = reading.standing();
        var counted = countAnew(reading.selfItems());
        var people = new People(reading.account(), before, notes);
        var look = Accounts.look(reading, evaluator, settle.asOf(stood), people::look);
        if (look.there()) {
            inspection.account(notes, people.alone.map(Summed::accountOfOne).orElse(reading.self()));
        }
        var proposed = counted || people.counted || wouldChange(look);
        if (!proposed) {
            return people.with(reading, look, look.results(), false);
        }
        var settled = settle.account(reading.account(), trigger());
        return people.with(reading, look, settled.results(), settled.changed());
    }

    private static RunSummary seen(
            Of of, Results results, boolean changed, Optional<Standing> stood, Optional<Instant> before) {
        var entered = before.map(run -> Entered.since(run, stood, results)).orElse(Map.of());
        return RunSummary.of(of, results, changed, entered);
    }

    private boolean wouldChange(Look look) {
        return look.outcome(model.number(), trigger(), clock.instant()).isPresent();
    }

    private Trigger trigger() {
        return new Trigger(Cause.TIME, clock.instant());
    }

    /** Brings items that an older model counted up to date, also of those who have gone quiet. */
    private boolean countAnew(List<Item> items) {
        var behind = items.stream().filter(this::isBehind).toList();
        behind.forEach(item -> folding.recount(item.id()));
        return !behind.isEmpty();
    }

    /** The people of one account, as they come by. */
    private final class People {

        private final Id account;
        private final Optional<Instant> before;
        private final Quality notes;
        private RunSummary seen = RunSummary.NOTHING;
        private Optional<Facts> alone = Optional.empty();
        private final FeatureUse.OfPeople use = new FeatureUse.OfPeople();
        private boolean counted;

        People(Id account, Optional<Instant> before, Quality notes) {
            this.account = account;
            this.before = before;
            this.notes = notes;
        }

        /** What was seen of them, and of their account, if that is there. */
        RunSummary with(AccountReading reading, Look look, Results results, boolean changed) {
            if (!look.there()) {
                return seen;
            }
            var stood = reading.standing();
            inspection.use(notes, results, inspection.used(reading.self(), settle.asOf(stood)), use);
            return seen.plus(SliceWork.seen(Of.ACCOUNTS, results, changed, stood, before));
        }

        void look(PersonReading person) {
            var there = !person.items().isEmpty();
            inspection.person(notes, account, person, clock.instant());
            if (there && account.is(Id.Kind.KNOWN) && alone.isEmpty()) {
                alone = Optional.of(person.facts());
            }
            var counts = countAnew(person.items());
            counted |= counts;
            var asOf = settle.asOf(person.standing());
            var look = there
                    ? Look.at(
                            new Place(account, person.person()),
                            person.standing(),
                            asOf,
                            evaluator.person(person.facts(), asOf),
                            evaluator.acquaintance(person.facts()))
                    : Look.gone(person.person(), account, false, person.standing(), asOf);
            var results = look.results();
            var changed = false;
            if (counts || wouldChange(look)) {
                var settled = settle.person(person.person(), trigger());
                results = settled.results();
                changed = settled.changed();
            }
            if (there) {
                use.add(inspection.used(person.facts(), asOf));
                seen = seen.plus(SliceWork.seen(Of.PEOPLE, results, changed, person.standing(), before));
            }
        }
    }

    private boolean isBehind(Item item) {
        return !model.meters().stream().allMatch(item.usage()::counted);
    }
}
