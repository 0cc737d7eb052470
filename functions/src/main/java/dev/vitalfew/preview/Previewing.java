package dev.vitalfew.preview;

import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Place;
import dev.vitalfew.fold.Recounting;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.Model;
import dev.vitalfew.preview.Samples.Mover;
import dev.vitalfew.quality.Findings;
import dev.vitalfew.quality.Inspection;
import dev.vitalfew.quality.NamedEvent;
import dev.vitalfew.quality.Quality;
import dev.vitalfew.segment.DryRun;
import dev.vitalfew.segment.DryRun.Seen;
import dev.vitalfew.segment.RunStore;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at all customers under another model and counts what would become of them. Writes nothing. */
public final class Previewing {

    /** What is left of the time when looking ends, for the reasons of the samples and for the answer. */
    private static final Duration FOR_REASONS = Duration.ofSeconds(8);

    private static final Duration FOR_ANSWER = Duration.ofSeconds(3);

    private final Model changed;
    private final Inspection inspection;
    private final CustomerStore customers;
    private final Log log;
    private final Suppressions suppressions;
    private final RunStore runs;
    private final Clock clock;

    /**
     * @param changed under the number that it would go live with
     * @param runs what the last one found it takes to be at the top; new rankings are unknown until the next one
     * @param customers read with the counts that {@code changed} names
     */
    public Previewing(
            Model changed, CustomerStore customers, Log log, Suppressions suppressions, RunStore runs, Clock clock) {
        this.changed = changed;
        this.inspection = new Inspection(changed);
        this.customers = customers;
        this.log = log;
        this.suppressions = suppressions;
        this.runs = runs;
        this.clock = clock;
    }

    /** The model that is looked at customers by. */
    public Model changed() {
        return changed;
    }

    /**
     * What would become of every lens and audience of the live model and of the changed one.
     *
     * @param after the cursor of the part before
     */
    public Preview against(Model live, Optional<String> after, Supplier<Duration> timeLeft) {
        return preview(Tallies.of(live, changed), after, timeLeft);
    }

    /** What would become of one audience, as if nobody were in it yet and there were no other. */
    public Preview ofAudience(String name, Optional<String> after, Supplier<Duration> timeLeft) {
        return preview(List.of(Tallies.ofNew(changed.audience(name).orElseThrow())), after, timeLeft);
    }

    private Preview preview(List<Tally> tallies, Optional<String> after, Supplier<Duration> timeLeft) {
        var recounting = recounting();
        var reach = new Reach(suppressions);
        var notes = new Quality();
        var pins = new PinnedIds(changed);
        var looking = new Looking(tallies, reach, notes, pins);
        var end = dryRun(recounting, timeLeft, FOR_REASONS).look(after, looking::see);
        reach.close();
        inspection.sampleFirst(notes, log, clock.instant());
        var reasons = new Reasons(dryRun(recounting(), timeLeft, FOR_ANSWER));
        return new Preview(
                LocalDate.now(clock.withZone(changed.zone())),
                end.cursor(),
                looking.accounts,
                looking.people,
                end.failed(),
                recounting.cost(),
                runs.thresholds().lacking(changed),
                NamedEvent.of(changed, notes),
                pins.all(),
                runs.lastOpened().isEmpty() ? Findings.beforeFirstRun(changed).worstFirst() : List.of(),
                tallies.stream()
                        .map(tally -> tally.outlook(mover -> reasons.of(mover, tally.name())))
                        .toList());
    }

    private Recounting recounting() {
        return new Recounting(changed, log, customers, clock);
    }

    private DryRun dryRun(Recounting recounting, Supplier<Duration> timeLeft, Duration keeping) {
        return new DryRun(changed, customers, recounting, runs.thresholds(), clock, () -> timeLeft.get()
                .minus(keeping));
    }

    /** Hands everybody who is looked at to all that count. */
    private final class Looking {

        private final List<Tally> tallies;
        private final Reach reach;
        private final Quality notes;
        private final PinnedIds pins;
        private long accounts;
        private long people;

        Looking(List<Tally> tallies, Reach reach, Quality notes, PinnedIds pins) {
            this.tallies = tallies;
            this.reach = reach;
            this.notes = notes;
            this.pins = pins;
        }

        void see(Seen seen) {
            if (seen.there() && seen.ofAccount()) {
                accounts++;
            }
            if (seen.there() && !seen.ofAccount()) {
                people++;
            }
            var entries = tallies.stream()
                    .flatMap(tally -> tally.count(seen).stream())
                    .toList();
            reach.take(seen, entries);
            pins.see(seen);
            seen.person().ifPresent(person -> inspection.person(notes, seen.account(), person, clock.instant()));
            seen.own().ifPresent(own -> inspection.account(notes, own));
        }
    }

    /** Why movers would be where they would be, found out for each subject once. */
    private static final class Reasons {

        private record Subject(Place place, boolean ofAccount) {}

        private final DryRun dryRun;
        private final Map<Subject, Optional<Map<String, String>>> known = new HashMap<>();

        Reasons(DryRun dryRun) {
            this.dryRun = dryRun;
        }

        Optional<String> of(Mover mover, String name) {
            var subject = new Subject(new Place(mover.account(), mover.subject()), mover.ofAccount());
            return known.computeIfAbsent(subject, this::reasons).map(reasons -> said(reasons, name));
        }

        private Optional<Map<String, String>> reasons(Subject subject) {
            return subject.ofAccount()
                    ? dryRun.reasonsOfAccount(subject.place().account())
                    : dryRun.reasonsOfPerson(subject.place());
        }

        private static String said(Map<String, String> reasons, String name) {
            return reasons.isEmpty()
                    ? "is not there any more"
                    : reasons.getOrDefault(name, "the changed model has no " + name);
        }
    }
}
