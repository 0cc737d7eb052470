package dev.vitalfew.tasks;

import java.util.List;

/** Tasks for the tests of other packages. */
public record TestTasks(Tasks store) {

    public TestTasks() {
        this(new MemoryTasks());
    }

    public void open(Task task) {
        openAfter(task, 1);
    }

    public void openAfter(Task task, long change) {
        var slot = store.slot(task.reason().slot());
        if (!store.settle(slot.at(change, List.of(task)), List.of(task))) {
            throw new IllegalStateException("not opened: " + task);
        }
    }
}
