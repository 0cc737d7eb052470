package dev.vitalfew.segment;

import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Conflict;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Results;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one way to change memberships: read, evaluate, write what changed, and look again until nothing does. The second
 * look sees what was folded between the first one's reading and its writing.
 */
public final class Settle {

    private static final int TRIES = 50;

    private final Model model;
    private final Evaluator evaluator;
    private final CustomerStore customers;
    private final Supplier<Thresholds> thresholds;
    private final Clock clock;

    /** For a model that ranks nobody. */
    public Settle(Model model, CustomerStore customers, Clock clock) {
        this(model, customers, () -> Thresholds.NONE, clock);
    }

    /** @param thresholds what it takes to be at the top */
    public Settle(Model model, CustomerStore customers, Supplier<Thresholds> thresholds, Clock clock) {
        this.model = model;
        this.evaluator = new Evaluator(model);
        this.customers = customers;
        this.thresholds = thresholds;
        this.clock = clock;
    }

    /** What the lenses say of a subject in the end, and whether any membership changed. */
    public record Settled(Results results, boolean changed) {}

    public Settled person(Id person, Trigger trigger) {
        return person(customers.find(person), trigger);
    }

    /** Settles a person whose entry was just read; it is read again when it turns out to have been written since. */
    Settled person(DirectoryEntry entry, Trigger trigger) {
        return untilNothingChanges(written -> lookAtPerson(written ? customers.find(entry.id()) : entry), trigger);
    }

    /** Settles an account without its people. */
    public Settled account(Id account, Trigger trigger) {
        return untilNothingChanges(_ -> lookAtAccount(account), trigger);
    }

    private Look lookAtPerson(DirectoryEntry entry) {
        var person = entry.id();
        var place = entry.standingPlace();
        if (entry.isErased()) {
            // Nobody is told where somebody was who asked to be forgotten.
            return Look.gone(person, place.account(), false, Optional.empty(), asOf(Optional.empty()));
        }
        var reading = entry.isPerson()
                ? customers.person(place)
                : new PersonReading(person, List.of(), customers.standing(entry));
        var stood = reading.standing();
        var asOf = asOf(stood);
        var facts = reading.facts();
        var look = reading.items().isEmpty()
                ? Look.gone(person, place.account(), false, stood, asOf)
                : Look.at(
                        place,
                        stood,
                        asOf,
                        evaluator().person(facts, asOf),
                        evaluator().acquaintance(facts));
        return look.foundBy(entry);
    }

    private Look lookAtAccount(Id account) {
        var reading = new AccountReading(account, customers.account(account));
        var stood = reading.standing();
        var asOf = asOf(stood);
        return Accounts.look(reading, evaluator(), asOf);
    }

    private Evaluator evaluator() {
        return evaluator.with(thresholds.get());
    }

    /** Today in the model's zone, and never before the date that the subject was settled for. */
    LocalDate asOf(Optional<Standing> stood) {
        return asOf(model, clock, stood);
    }

    static LocalDate asOf(Model model, Clock clock, Optional<Standing> stood) {
        var today = LocalDate.now(clock.withZone(model.zone()));
        return stood.map(Standing::asOf).filter(today::isBefore).orElse(today);
    }

    private Settled untilNothingChanges(Function<Boolean, Look> looking, Trigger trigger) {
        var changed = false;
        var lost = false;
        var because = trigger;
        for (int attempt = 1; ; attempt++) {
            try {
                var look = looking.apply(lost);
                var outcome = look.outcome(model.number(), because, clock.instant());
                var person = look.entry().or(() -> ofAccountOfOne(look.subject()));
                if (outcome.isEmpty()
                        || person.filter(entry -> look.ofAccount() && entry.isErased())
                                .isPresent()) {
                    return new Settled(look.results(), changed);
                }
                customers.settle(outcome.get().standing(), outcome.get().changes(), person);
                changed |= !outcome.get().changes().isEmpty();
                because = because.left(false);
            } catch (Conflict conflict) {
                if (attempt == TRIES) {
                    throw conflict;
                }
                lost = true;
            }
        }
    }

    /** By which a write of the account loses when the person is erased meanwhile. */
    private Optional<DirectoryEntry> ofAccountOfOne(Id account) {
        return Optional.of(account).filter(one -> one.is(Id.Kind.KNOWN)).map(customers::find);
    }
}
