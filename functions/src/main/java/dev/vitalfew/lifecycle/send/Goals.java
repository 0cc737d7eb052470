package dev.vitalfew.lifecycle.send;

import dev.vitalfew.history.Change;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Reach;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks up what came of a sequence when the time of its goal is over: of everybody alike, whether they still got emails,
 * were held out or had left. A goal that is a segment or audience is found in the history, also when they are out of it
 * again.
 */
public final class Goals {

    private final People people;

    public Goals(People people) {
        this.people = people;
    }

    /** The same as long as it may still be reached. */
    Enrollment judged(Enrollment enrollment, Optional<Sequence> sequence, Instant now) {
        if (enrollment.watched().filter(until -> !now.isBefore(until)).isEmpty()) {
            return enrollment;
        }
        var goal = sequence.flatMap(Sequence::goal);
        var end = goal.map(one -> one.until(enrollment.entry().at()));
        if (end.filter(now::isBefore).isPresent()) {
            return enrollment.watched(end); // the goal has more time than when the enrollment began
        }
        var known = goal.isPresent() ? paying(enrollment) : enrollment;
        return goal.flatMap(one -> reached(enrollment, one))
                .map(known::reached)
                .orElse(known)
                .watched(Optional.empty());
    }

    /** What another account pays says nothing of this one. */
    private Enrollment paying(Enrollment enrollment) {
        var account = enrollment.account();
        return people.accountOf(enrollment.person()).equals(account)
                ? enrollment.paying(enrollment.mrr().after(Mrr.stated(people.accountTraits(account))))
                : enrollment;
    }

    private Optional<Instant> reached(Enrollment enrollment, Sequence.Goal goal) {
        if (!(goal.reach() instanceof Reach.Enters(var name, var segments))) {
            return Optional.empty();
        }
        var person = enrollment.person();
        var start = enrollment.entry().at();
        return people.changes(person, people.accountOf(person), name).stream()
                .filter(change -> change.to().filter(segments::contains).isPresent())
                .map(Change::at)
                .filter(at -> !at.isBefore(start) && !at.isAfter(goal.until(start)))
                .min(Comparator.naturalOrder());
    }
}
