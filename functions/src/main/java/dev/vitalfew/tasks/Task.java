package dev.vitalfew.tasks;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Team;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Something for somebody of the team to do.
 *
 * @param kind the name in {@code tasks.yaml}
 * @param title as it was filled when the task was opened, as the instructions
 * @param owner the address of who does it; empty when there is nobody
 * @param note what somebody of the team wrote
 * @param closed why it closed by itself
 * @param version grows with every write
 */
public record Task(
        String id,
        String kind,
        String title,
        String instructions,
        Team.Role role,
        Id account,
        Reason reason,
        Optional<String> owner,
        State state,
        Instant openedAt,
        Instant dueAt,
        Optional<String> note,
        Optional<String> closed,
        Instant changedAt,
        long version) {

    /** Where it stands. */
    public enum State {
        OPEN,
        STARTED,
        DONE,
        DISMISSED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> of(String text) {
            for (var state : values()) {
                if (state.text().equals(text)) {
                    return Optional.of(state);
                }
            }
            return Optional.empty();
        }

        public boolean isToDo() {
            return this == OPEN || this == STARTED;
        }
    }

    public boolean isOverdue(Instant now) {
        return state.isToDo() && dueAt.isBefore(now);
    }

    /** As somebody of the team changes it. */
    public Task changed(State next, Optional<String> who, Optional<String> noted, Instant now) {
        return with(next, who, noted, next.isToDo() ? Optional.empty() : closed, now, version);
    }

    /** Closed by itself. */
    Task left(String why, Instant now) {
        return with(State.DISMISSED, owner, note, Optional.of(why), now, version);
    }

    /** As it is written over the version that was read. */
    Task written() {
        return with(state, owner, note, closed, changedAt, version + 1);
    }

    private Task with(
            State now, Optional<String> who, Optional<String> noted, Optional<String> why, Instant at, long number) {
        return new Task(
                id,
                kind,
                title,
                instructions,
                role,
                account,
                reason,
                who,
                now,
                openedAt,
                dueAt,
                noted,
                why,
                at,
                number);
    }
}
