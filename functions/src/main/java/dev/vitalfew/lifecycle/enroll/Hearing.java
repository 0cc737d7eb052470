package dev.vitalfew.lifecycle.enroll;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.model.Occasion;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Reach;
import dev.vitalfew.model.Sequence.Step;
import java.time.Clock;
import java.util.Collection;

/** What an event means for somebody who is in a sequence, or was: the goal, an end, or what they waited for. */
public final class Hearing {

    private final Editions editions;
    private final Clock clock;

    public Hearing(Editions editions, Clock clock) {
        this.editions = editions;
        this.clock = clock;
    }

    /** The same when it means nothing. What started it, and what was before, is no news. */
    public Enrollment told(Enrollment enrollment, Sequence sequence, LogEntry entry) {
        if (!entry.at().isAfter(enrollment.entry().at())) {
            return enrollment;
        }
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
        var course = new Course(running.sequence());
        return isAwait(course, running.enrollment().step(), entry) && isNew(course, running.enrollment(), entry);
    }

    /** Whether it happened since the step began; what ended the step before, and comes again, begins it only. */
    private static boolean isNew(Course course, Enrollment enrollment, LogEntry entry) {
        var step = enrollment.step();
        return step == 0
                || entry.at().isAfter(enrollment.since())
                || (entry.at().equals(enrollment.since()) && !isAwait(course, step - 1, entry));
    }

    private static boolean isAwait(Course course, int step, LogEntry entry) {
        return course.step(step).orElse(null) instanceof Step.Await(var occasion, var ignored) && fits(occasion, entry);
    }

    static String words(Collection<Occasion> occasions, LogEntry entry) {
        return occasions.stream()
                .filter(occasion -> fits(occasion, entry))
                .findFirst()
                .orElseThrow()
                .words();
    }

    static boolean fits(Collection<Occasion> occasions, LogEntry entry) {
        return occasions.stream().anyMatch(occasion -> fits(occasion, entry));
    }

    static boolean fits(Occasion occasion, LogEntry entry) {
        return occasion.fits(entry.event(), entry.trust());
    }
}
