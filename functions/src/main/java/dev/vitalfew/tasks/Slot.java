package dev.vitalfew.tasks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was last opened for a reason of a subject.
 *
 * @param number of the latest change that is known: that one, and those before, change nothing any more
 * @param tasks the id of the latest task of each kind
 * @param version that was read, 0 for none
 */
record Slot(String key, long number, Map<String, String> tasks, long version) {

    Slot {
        tasks = Map.copyOf(tasks);
    }

    static Slot none(String key) {
        return new Slot(key, 0, Map.of(), 0);
    }

    Slot at(long change, List<Task> opened) {
        var all = new HashMap<>(tasks);
        opened.forEach(task -> all.put(task.kind(), task.id()));
        return new Slot(key, change, all, version);
    }
}
