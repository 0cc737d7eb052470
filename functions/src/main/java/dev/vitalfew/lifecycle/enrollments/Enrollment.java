package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One person's way through one sequence.
 *
 * @param account where the person was when enrolled
 * @param edition of the sequence, as it was when the person began it
 * @param draw whether the person gets nothing, for comparison
 * @param step the number of the step that comes next in the sequence's course; {@link #WATCHING} when only the goal may
 *     still come
 * @param since when that step was due by the sequence itself: what kept it from happening then does not count
 * @param goal when the goal was reached
 * @param watched when the goal can be reached no longer, until it was looked up what came of it: wherever the person
 *     stands by then, or left, so that all are counted alike
 * @param mrr what the account pays, of a sequence with a goal
 * @param notes what happened on the way, the latest last: every refusal with its reason
 * @param version grows with every write
 */
public record Enrollment(
        Id person,
        Id account,
        String sequence,
        String edition,
        Entry entry,
        Draw draw,
        int step,
        Instant since,
        State state,
        Optional<Instant> goal,
        Optional<Instant> watched,
        Mrr mrr,
        List<Note> notes,
        long version) {

    public static final int WATCHING = -1;

    /** What the keys of enrollments begin with. */
    static final String RECORDS = "enrollment#";

    private static final int KEPT_NOTES = 20;

    /** On which side of the comparison somebody is; before anybody asks for the first step, on none. */
    public enum Draw {
        NOT_YET,
        TREATED,
        HELD_OUT
    }

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
                Draw.NOT_YET,
                0,
                due,
                new State.Active(due),
                Optional.empty(),
                person.is(Id.Kind.ACCOUNT) ? Optional.empty() : sequence.goal().map(goal -> goal.until(entry.at())),
                Mrr.UNKNOWN,
                List.of(),
                1);
    }

    /** When it is to be looked at next; empty when never again. */
    public Optional<Instant> look() {
        var due = state instanceof State.Active(var at) ? Stream.of(at) : Stream.<Instant>empty();
        return Stream.concat(due, watched.stream()).min(Comparator.naturalOrder());
    }

    /** Its key among the person's records. */
    public String record() {
        return record(sequence, entry.id());
    }

    public static String record(String sequence, String entry) {
        return RECORDS + sequence + "#" + entry;
    }

    /** Under which id the account's own events are; empty of an account of one. */
    public Optional<Id> self() {
        return account.is(Id.Kind.ACCOUNT) ? Optional.of(Id.self(account.value())) : Optional.empty();
    }

    /** At that step of another edition. */
    Enrollment in(String other, int number) {
        return new Enrollment(
                person, account, sequence, other, entry, draw, number, since, state, goal, watched, mrr, notes,
                version);
    }

    /** On its way to the step {@code next}, which is due by the sequence {@code from} then on, and looked at {@code due}. */
    public Enrollment at(int next, Instant from, Instant due) {
        return with(draw, next, from, new State.Active(due), goal);
    }

    /** Looked at again then, at the same step. */
    public Enrollment later(Instant due) {
        return at(step, since, due);
    }

    public boolean heldOut() {
        return draw == Draw.HELD_OUT;
    }

    /** Not held out. */
    public Enrollment treated() {
        return with(Draw.TREATED, step, since, state, goal);
    }

    /** Gets nothing; looked at again when the goal can no longer be reached. */
    public Enrollment heldOut(Instant until) {
        return with(Draw.HELD_OUT, WATCHING, since, new State.Active(until), goal);
    }

    public Enrollment reached(Instant at) {
        return with(draw, step, since, state, Optional.of(goal.orElse(at)));
    }

    /** Knowing what the account pays. */
    public Enrollment paying(Mrr known) {
        return new Enrollment(
                person, account, sequence, edition, entry, draw, step, since, state, goal, watched, known, notes,
                version);
    }

    /** Until then nobody looks up whether it was reached; empty: that was done. */
    public Enrollment watched(Optional<Instant> until) {
        return new Enrollment(
                person, account, sequence, edition, entry, draw, step, since, state, goal, until, mrr, notes, version);
    }

    public Enrollment done(Instant now) {
        return with(draw, step, since, new State.Done(now), goal);
    }

    public Enrollment exited(String reason, Instant now) {
        var left = with(draw, step, since, new State.Exited(reason, now), goal).noting(reason, now);
        return draw == Draw.NOT_YET ? left.watched(Optional.empty()) : left;
    }

    private Enrollment with(Draw drawn, int at, Instant from, State next, Optional<Instant> reached) {
        return new Enrollment(
                person, account, sequence, edition, entry, drawn, at, from, next, reached, watched, mrr, notes,
                version);
    }

    /** As it is written over the version that was read. */
    public Enrollment written() {
        return new Enrollment(
                person,
                account,
                sequence,
                edition,
                entry,
                draw,
                step,
                since,
                state,
                goal,
                watched,
                mrr,
                notes,
                version + 1);
    }

    public Enrollment noting(String text, Instant now) {
        var more = new ArrayList<>(notes);
        if (more.isEmpty()
                || !more.getLast().text().equals(text)
                || more.getLast().step() != step) {
            more.add(new Note(now, step, text));
        }
        var kept = more.subList(Math.max(0, more.size() - KEPT_NOTES), more.size());
        return new Enrollment(
                person, account, sequence, edition, entry, draw, step, since, state, goal, watched, mrr, kept, version);
    }
}
