package dev.vitalfew.lifecycle;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.Enrollment.State;
import dev.vitalfew.model.Occasion;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Reach;
import dev.vitalfew.model.Sequence.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * Takes note of an event that sequences start with, wait for, end by or have as their goal. History starts and ends
 * nothing. Doing it again changes nothing.
 */
final class Noticing {

    /** An identify may arrive before what goes with it. */
    private static final Duration SETTLE_TIME = Duration.ofSeconds(60);

    private static final int TRIES = 5;

    private final Sequences sequences;
    private final People people;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Clock clock;

    Noticing(Sequences sequences, People people, Enrollments enrollments, Editions editions, Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.enrollments = enrollments;
        this.editions = editions;
        this.clock = clock;
    }

    /** Returns how many enrollments it began or changed. */
    int notice(LogEntry entry) {
        if (Folding.isHistory(entry)) {
            return 0;
        }
        var noticing = sequences.byName().values().stream()
                .filter(sequence -> sequence.occasions().anyMatch(occasion -> fits(occasion, entry)))
                .toList();
        if (noticing.isEmpty()) {
            return 0;
        }
        var person = people.personOf(entry.id());
        if (!person.is(Id.Kind.KNOWN)) {
            return 0;
        }
        var known = enrollments.of(person);
        return noticing.stream()
                .mapToInt(sequence -> notice(sequence, person, known, entry))
                .sum();
    }

    private int notice(Sequence sequence, Id person, List<Enrollment> known, LogEntry entry) {
        var inside = known.stream()
                .filter(enrollment -> enrollment.sequence().equals(sequence.name()))
                .filter(enrollment -> !entry.at().isBefore(enrollment.entry().at()))
                .mapToInt(enrollment -> tell(enrollment, sequence, entry))
                .sum();
        var isKnown =
                known.stream().anyMatch(enrollment -> enrollment.sequence().equals(sequence.name()));
        return inside
                + (starts(sequence, entry)
                                && (!isKnown || sequence.reentry().allowed())
                                && enroll(sequence, person, entry)
                        ? 1
                        : 0);
    }

    private static boolean starts(Sequence sequence, LogEntry entry) {
        return sequence.state() != Sequence.State.DRAFT && fits(sequence.starts(), entry);
    }

    private boolean enroll(Sequence sequence, Id person, LogEntry entry) {
        var now = clock.instant();
        var due = (entry.at().isAfter(now) ? entry.at() : now).plus(SETTLE_TIME);
        var start = Entry.by(words(sequence.starts(), entry), person, entry.at());
        editions.keep(sequence);
        return enrollments.enroll(Enrollment.of(person, people.accountOf(person), sequence, start, due));
    }

    private static String words(Collection<Occasion> occasions, LogEntry entry) {
        return occasions.stream()
                .filter(occasion -> fits(occasion, entry))
                .findFirst()
                .orElseThrow()
                .words();
    }

    /** Somebody who is in the sequence, or was, hears of it; whoever wrote meanwhile is read again. */
    private int tell(Enrollment first, Sequence sequence, LogEntry entry) {
        var enrollment = first;
        for (var tries = 0; tries < TRIES; tries++) {
            var told = told(enrollment, sequence, entry);
            if (told.equals(enrollment)) {
                return 0;
            }
            if (enrollments.save(told)) {
                return 1;
            }
            enrollment = enrollments.find(first.person(), first.record()).orElseThrow();
        }
        throw new IllegalStateException("somebody else kept changing " + first.record() + " of " + first.person());
    }

    private Enrollment told(Enrollment enrollment, Sequence sequence, LogEntry entry) {
        var known = sequence.goal()
                .filter(goal -> enrollment.goal().isEmpty() && reaches(goal, enrollment, entry))
                .map(_ -> enrollment.reached(entry.at()))
                .orElse(enrollment);
        if (!(known.state() instanceof State.Active)) {
            return known;
        }
        var now = clock.instant();
        if (known.step() == Enrollment.WATCHING) {
            return known.goal().isPresent() ? known.done(now) : known;
        }
        if (known.goal().isPresent() && sequence.exits().whenGoalReached()) {
            return known.exited("goal reached", now);
        }
        if (fits(sequence.exits().events(), entry)) {
            return known.exited("ended by " + words(sequence.exits().events(), entry), now);
        }
        var running = editions.running(known, sequence);
        return awaits(running, entry)
                ? running.enrollment().at(running.enrollment().step() + 1, entry.at(), now)
                : known;
    }

    private static boolean reaches(Sequence.Goal goal, Enrollment enrollment, LogEntry entry) {
        return goal.reach() instanceof Reach.Happens(var what)
                && fits(what, entry)
                && !entry.at().isAfter(enrollment.entry().at().plus(goal.within()));
    }

    private static boolean awaits(Editions.Running running, LogEntry entry) {
        var enrollment = running.enrollment();
        return new Course(running.sequence()).step(enrollment.step()).orElse(null)
                        instanceof Step.Await(var occasion, var ignored)
                && fits(occasion, entry)
                && !entry.at().isBefore(enrollment.since());
    }

    private static boolean fits(Collection<Occasion> occasions, LogEntry entry) {
        return occasions.stream().anyMatch(occasion -> fits(occasion, entry));
    }

    private static boolean fits(Occasion occasion, LogEntry entry) {
        return occasion.fits(entry.event(), entry.trust());
    }
}
