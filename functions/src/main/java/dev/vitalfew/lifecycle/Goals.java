package dev.vitalfew.lifecycle;

import dev.vitalfew.history.Change;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.Reach;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * Looks up, when its time is over, whether a goal was reached that is a segment or audience: of everybody alike and from the
 * same history, whether they still got emails, were held out or had left, and whether they are still in it.
 */
final class Goals {

    private final People people;

    Goals(People people) {
        this.people = people;
    }

    /** The same as long as it may still be reached. */
    Enrollment judged(Enrollment enrollment, Optional<Sequence> sequence, Instant now) {
        if (enrollment.watched().filter(until -> !now.isBefore(until)).isEmpty()) {
            return enrollment;
        }
        var goal = sequence.flatMap(Sequence::goal);
        var end = goal.flatMap(one -> one.watchedFrom(enrollment.entry().at()));
        if (end.filter(now::isBefore).isPresent()) {
            return enrollment.watched(end); // the goal has more time than when the enrollment began
        }
        return goal.flatMap(one -> reached(enrollment, one))
                .map(enrollment::reached)
                .orElse(enrollment)
                .watched(Optional.empty());
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
                .filter(at -> !at.isBefore(start) && !at.isAfter(start.plus(goal.within())))
                .min(Comparator.naturalOrder());
    }
}
