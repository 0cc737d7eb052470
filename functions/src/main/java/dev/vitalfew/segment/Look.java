package dev.vitalfew.segment;

import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Place;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Results;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What one look at a subject found: where it stood, and what the lenses say now.
 *
 * @param acquaintance when a subject was first seen that had existed before
 * @param entry of a person, the entry by which it was found
 * @param there whether the subject is there; one that has gone is in no segment, and is not written when it never stood
 */
record Look(
        Id subject,
        Id account,
        boolean ofAccount,
        Optional<Standing> stood,
        LocalDate asOf,
        int people,
        Results results,
        boolean there,
        Optional<DirectoryEntry> entry,
        Optional<Instant> acquaintance) {

    /** What is to be written: where the subject stands now, and what changed. */
    record Outcome(Standing standing, List<Change> changes) {}

    static Look at(
            Place place, Optional<Standing> stood, LocalDate asOf, Results results, Optional<Instant> acquaintance) {
        return new Look(
                place.person(), place.account(), false, stood, asOf, 1, results, true, Optional.empty(), acquaintance);
    }

    static Look gone(Id subject, Id account, boolean ofAccount, Optional<Standing> stood, LocalDate asOf) {
        return new Look(
                subject, account, ofAccount, stood, asOf, 0, Results.NONE, false, Optional.empty(), Optional.empty());
    }

    static Look atAccount(
            Id account,
            Optional<Standing> stood,
            LocalDate asOf,
            int people,
            Results results,
            Optional<Instant> acquaintance) {
        return new Look(account, account, true, stood, asOf, people, results, true, Optional.empty(), acquaintance);
    }

    Look foundBy(DirectoryEntry found) {
        return new Look(
                subject, account, ofAccount, stood, asOf, people, results, there, Optional.of(found), acquaintance);
    }

    /** Empty when there is nothing to write. */
    Optional<Outcome> outcome(long model, Trigger trigger, Instant now) {
        if (stood.isEmpty() && !there) {
            return Optional.empty();
        }
        stood.filter(standing -> standing.model() > model).ifPresent(standing -> {
            throw new OlderModel(standing, model);
        });
        var changes = changes(trigger.causeFor(stood, model, acquaintance), model, trigger);
        var outcome = outcome(model, changes, now);
        var isNews = trigger.left()
                || !changes.isEmpty()
                || stood.filter(standing -> says(outcome, standing)).isEmpty();
        return isNews ? Optional.of(outcome) : Optional.empty();
    }

    /** Whether the standing already says all that is worth a write. */
    private static boolean says(Outcome outcome, Standing standing) {
        return standing.model() == outcome.standing().model()
                && standing.people() == outcome.standing().people();
    }

    private Outcome outcome(long model, List<Change> changes, Instant now) {
        var memberships = new HashMap<>(memberships());
        for (var change : changes) {
            memberships.put(change.name(), new Membership(change.to(), change.at(), change.number(), now));
        }
        var version = stood.map(Standing::version).orElse(0L);
        return new Outcome(
                new Standing(subject, account, ofAccount, version, model, asOf, people, memberships), changes);
    }

    private List<Change> changes(Cause cause, long model, Trigger trigger) {
        var now = now();
        var names = new TreeSet<>(memberships().keySet());
        names.addAll(now.keySet());
        var changes = new ArrayList<Change>();
        for (var name : names) {
            var before = Optional.ofNullable(memberships().get(name));
            var from = before.flatMap(Membership::segment);
            var to = Optional.ofNullable(now.get(name));
            if (!from.equals(to)) {
                var kind = to.or(() -> from).filter(Change.IN::equals).isPresent()
                        ? Change.Kind.AUDIENCE
                        : Change.Kind.LENS;
                var number = before.map(Membership::number).orElse(0L) + 1;
                changes.add(new Change(
                        subject, account, ofAccount, kind, name, from, to, number, cause, trigger.at(), asOf, model));
            }
        }
        return changes;
    }

    private Map<String, Membership> memberships() {
        return stood.map(Standing::memberships).orElse(Map.of());
    }

    /** The segment by lens, and {@code in} by audience. */
    private Map<String, String> now() {
        var now = new HashMap<String, String>();
        results.lenses().forEach((lens, placement) -> {
            if (placement instanceof Placement.In(var segment)) {
                now.put(lens, segment);
            }
        });
        results.audiences().forEach(audience -> now.put(audience, Change.IN));
        return now;
    }

    /** A newer model has settled the subject already; a writer that has it will take the work. */
    static final class OlderModel extends RuntimeException {
        OlderModel(Standing standing, long model) {
            super("%s was settled with model %d; this function has model %d"
                    .formatted(standing.subject(), standing.model(), model));
        }
    }
}
