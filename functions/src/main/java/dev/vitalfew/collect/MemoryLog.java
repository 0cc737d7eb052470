package dev.vitalfew.collect;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The log in memory. */
public final class MemoryLog implements Log {

    private final ConcurrentMap<Id, NavigableMap<String, LogEntry>> entries = new ConcurrentHashMap<>();

    @Override
    public List<LogEntry> append(List<LogEntry> added) {
        added.forEach(entry -> entries.computeIfAbsent(entry.id(), _ -> new ConcurrentSkipListMap<>())
                .put(entry.key().toString(), entry));
        return List.of();
    }

    @Override
    public void remove(List<LogEntry> removed) {
        removed.forEach(entry -> entries.getOrDefault(entry.id(), new ConcurrentSkipListMap<>())
                .remove(entry.key().toString()));
    }

    @Override
    public void drop(List<LogEntry> dropped) {
        remove(dropped);
    }

    @Override
    public Stream<LogEntry> read(Id id, Instant from, Instant to) {
        var own = entries.get(id);
        return own == null || to.isBefore(from)
                ? Stream.empty()
                : List.copyOf(own.subMap(LogKey.from(from), true, LogKey.from(to), false)
                                .values())
                        .stream();
    }
}
