package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One person's way through one sequence.
 *
 * @param account where the person was when enrolled
 * @param step the index of the step that comes next
 * @param notes what happened on the way, the latest last: every refusal with its reason
 * @param version grows with every write
 */
public record Enrollment(
        Id person, Id account, String sequence, Entry entry, int step, State state, List<Note> notes, long version) {

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

    public static Enrollment of(Id person, Id account, String sequence, Entry entry, Instant due) {
        return new Enrollment(person, account, sequence, entry, 0, new State.Active(due), List.of(), 1);
    }

    /** Its key among the person's records. */
    public String record() {
        return record(sequence, entry.id());
    }

    static String record(String sequence, String entry) {
        return "enrollment#" + sequence + "#" + entry;
    }

    Enrollment at(int next, Instant due) {
        return new Enrollment(person, account, sequence, entry, next, new State.Active(due), notes, version + 1);
    }

    Enrollment done(Instant now) {
        return new Enrollment(person, account, sequence, entry, step, new State.Done(now), notes, version + 1);
    }

    Enrollment exited(String reason, Instant now) {
        return new Enrollment(person, account, sequence, entry, step, new State.Exited(reason, now), notes, version + 1)
                .noting(reason, now);
    }

    Enrollment noting(String text, Instant now) {
        var more = new ArrayList<>(notes);
        if (more.isEmpty()
                || !more.getLast().text().equals(text)
                || more.getLast().step() != step) {
            more.add(new Note(now, step, text));
        }
        var kept = more.subList(Math.max(0, more.size() - KEPT_NOTES), more.size());
        return new Enrollment(person, account, sequence, entry, step, state, kept, version);
    }
}
