package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One person's way through one sequence.
 *
 * @param account where the person was when enrolled
 * @param edition of the sequence, as it was when the person began it
 * @param heldOut whether the person gets nothing, for comparison
 * @param step the number of the step that comes next in the sequence's course; {@link #WATCHING} when only the goal may
 *     still come
 * @param since when that step was due by the sequence itself: what kept it from happening then does not count
 * @param goal when the goal was reached
 * @param notes what happened on the way, the latest last: every refusal with its reason
 * @param version grows with every write
 */
public record Enrollment(
        Id person,
        Id account,
        String sequence,
        String edition,
        Entry entry,
        boolean heldOut,
        int step,
        Instant since,
        State state,
        Optional<Instant> goal,
        List<Note> notes,
        long version) {

    static final int WATCHING = -1;

    /** What the keys of enrollments begin with. */
    static final String RECORDS = "enrollment#";

    private static final int KEPT_NOTES = 20;

    /** Where it stands. */
    public sealed interface State {
        /** The next step is due then. */
        record Active(Instant due) implements State {}

        record Done(Instant at) implements State {}

        /** Left before its end. */
        record Exited(String reason, Instant at) implements State {}
    }

    /** Something worth knowing later, such as why an email was not sent. */
    public record Note(Instant at, int step, String text) {}

    public Enrollment {
        notes = List.copyOf(notes);
    }

    public static Enrollment of(Id person, Id account, Sequence sequence, Entry entry, Instant due) {
        return new Enrollment(
                person,
                account,
                sequence.name(),
                sequence.edition(),
                entry,
                false,
                0,
                due,
                new State.Active(due),
                Optional.empty(),
                List.of(),
                1);
    }

    /** Its key among the person's records. */
    public String record() {
        return record(sequence, entry.id());
    }

    static String record(String sequence, String entry) {
        return RECORDS + sequence + "#" + entry;
    }

    /** At that step of another edition. */
    Enrollment in(String other, int number) {
        return new Enrollment(
                person, account, sequence, other, entry, heldOut, number, since, state, goal, notes, version);
    }

    /** On its way to the step {@code next}, which is due by the sequence {@code from} then on, and looked at {@code due}. */
    Enrollment at(int next, Instant from, Instant due) {
        return with(heldOut, next, from, new State.Active(due), goal);
    }

    /** Looked at again then, at the same step. */
    Enrollment later(Instant due) {
        return at(step, since, due);
    }

    /** Gets nothing; looked at again when the goal can no longer be reached. */
    Enrollment heldOut(Instant until) {
        return with(true, WATCHING, since, new State.Active(until), goal);
    }

    Enrollment reached(Instant at) {
        return with(heldOut, step, since, state, Optional.of(goal.orElse(at)));
    }

    Enrollment done(Instant now) {
        return with(heldOut, step, since, new State.Done(now), goal);
    }

    Enrollment exited(String reason, Instant now) {
        return with(heldOut, step, since, new State.Exited(reason, now), goal).noting(reason, now);
    }

    private Enrollment with(boolean out, int at, Instant from, State next, Optional<Instant> reached) {
        return new Enrollment(person, account, sequence, edition, entry, out, at, from, next, reached, notes, version);
    }

    /** As it is written over the version that was read. */
    Enrollment written() {
        return new Enrollment(
                person, account, sequence, edition, entry, heldOut, step, since, state, goal, notes, version + 1);
    }

    Enrollment noting(String text, Instant now) {
        var more = new ArrayList<>(notes);
        if (more.isEmpty()
                || !more.getLast().text().equals(text)
                || more.getLast().step() != step) {
            more.add(new Note(now, step, text));
        }
        var kept = more.subList(Math.max(0, more.size() - KEPT_NOTES), more.size());
        return new Enrollment(
                person, account, sequence, edition, entry, heldOut, step, since, state, goal, kept, version);
    }
}
