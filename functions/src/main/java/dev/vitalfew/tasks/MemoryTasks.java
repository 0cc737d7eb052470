package dev.vitalfew.tasks;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tasks in memory. */
public final class MemoryTasks implements Tasks {

    private final Map<String, Task> tasks = new HashMap<>();
    private final Map<String, Slot> slots = new HashMap<>();
    private final Map<String, Long> turns = new HashMap<>();
    private final Set<String> digests = new HashSet<>();

    @Override
    public synchronized Optional<Task> find(String id) {
        return Optional.ofNullable(tasks.get(id));
    }

    @Override
    public synchronized Page list(Filter filter, Optional<String> cursor, int limit) {
        var found = tasks.values().stream()
                .filter(filter::lets)
                .sorted(Comparator.comparing(TaskOrder::of))
                .filter(task -> cursor.map(after -> TaskOrder.of(task).compareTo(after) > 0)
                        .orElse(true))
                .limit(limit)
                .toList();
        return new Page(found, found.size() < limit ? Optional.empty() : Optional.of(TaskOrder.of(found.getLast())));
    }

    @Override
    public synchronized boolean save(Task changed) {
        if (version(changed.id()) != changed.version()) {
            return false;
        }
        tasks.put(changed.id(), changed.written());
        return true;
    }

    @Override
    public synchronized void remove(List<Task> removed) {
        removed.forEach(task -> tasks.remove(task.id()));
    }

    @Override
    public synchronized Slot slot(String key) {
        return slots.getOrDefault(key, Slot.none(key));
    }

    @Override
    public synchronized boolean settle(Slot slot, List<Task> changed) {
        if (slot(slot.key()).version() != slot.version()
                || changed.stream().anyMatch(task -> version(task.id()) != task.version())) {
            return false;
        }
        slots.put(slot.key(), new Slot(slot.key(), slot.number(), slot.tasks(), slot.version() + 1));
        changed.forEach(this::save);
        return true;
    }

    @Override
    public synchronized long turn(String row) {
        return turns.merge(row, 1L, Long::sum);
    }

    @Override
    public synchronized boolean claimDigest(String owner, LocalDate date) {
        return digests.add(date + "#" + owner);
    }

    @Override
    public synchronized void releaseDigest(String owner, LocalDate date) {
        digests.remove(date + "#" + owner);
    }

    private long version(String id) {
        return find(id).map(Task::version).orElse(0L);
    }
}
