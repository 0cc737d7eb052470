package dev.vitalfew.tasks;

import dev.vitalfew.identity.Id;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The tasks that there are. */
public interface Tasks {

    Optional<Task> find(String id);

    /** A page of those that the filter lets through, by state and then by due time. */
    Page list(Filter filter, Optional<String> cursor, int limit);

    /** Writes a task over the version that was read; false when somebody else wrote first. */
    boolean save(Task changed);

    /** Deletes tasks; that there was one for its reason stays known, so that no repeated message opens it anew. */
    void remove(List<Task> tasks);

    /** What is known of a reason, for a {@link #settle}. */
    Slot slot(String key);

    /**
     * Writes a slot and tasks together, new ones and changed ones, each over the version that was read (0 of a new one); false
     * when somebody else wrote one of them first.
     */
    boolean settle(Slot slot, List<Task> tasks);

    /** Whether another task was opened since, of the same kind and for the same reason. */
    default boolean isReplaced(Task task) {
        var latest = slot(task.reason().slot()).tasks().get(task.kind());
        return latest != null && !latest.equals(task.id());
    }

    /** The next number of a row, from 1: no two callers get the same. */
    long turn(String row);

    /** Whether this caller is the first to write to that owner on that date. */
    boolean claimDigest(String owner, LocalDate date);

    /** For a digest that was surely not sent. */
    void releaseDigest(String owner, LocalDate date);

    /** Empty is any; without all three, those that are open. */
    record Filter(Optional<Task.State> state, Optional<String> owner, Optional<Id> account) {

        public static Filter ofAccount(Id account) {
            return new Filter(Optional.empty(), Optional.empty(), Optional.of(account));
        }

        static Filter of(Task.State state) {
            return new Filter(Optional.of(state), Optional.empty(), Optional.empty());
        }

        boolean lets(Task task) {
            return stated().map(one -> task.state() == one).orElse(true)
                    && owner.map(one -> task.owner().equals(Optional.of(one))).orElse(true)
                    && account.map(one -> task.account().equals(one)).orElse(true);
        }

        Optional<Task.State> stated() {
            return state.isEmpty() && owner.isEmpty() && account.isEmpty() ? Optional.of(Task.State.OPEN) : state;
        }
    }

    /** @param next the cursor of the page after; perhaps of an empty one */
    record Page(List<Task> tasks, Optional<String> next) {
        public Page {
            tasks = List.copyOf(tasks);
        }
    }
}
