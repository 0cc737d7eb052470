package dev.vitalfew.local.streams;

import dev.vitalfew.local.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a trigger has come in each shard: up to the first record that its function has not taken yet. With a file, a
 * restart goes on from there; what was taken but not yet written down is delivered again.
 */
final class Checkpoint {

    private static final long WRITE_EVERY = Duration.ofMillis(200).toNanos();

    private final Optional<Path> file;
    private final Map<String, String> reached = new HashMap<>();
    private final Map<String, ArrayDeque<Entry>> open = new HashMap<>();
    private int pending;
    private long written;

    Checkpoint(Optional<Path> file) {
        this.file = file;
        file.filter(Files::exists).ifPresent(path -> Json.read(path)
                .properties()
                .forEach(shard -> reached.put(shard.getKey(), shard.getValue().asText())));
    }

    synchronized Optional<String> reached(String shard) {
        return Optional.ofNullable(reached.get(shard));
    }

    synchronized void add(Entry entry) {
        open.computeIfAbsent(entry.shard(), _ -> new ArrayDeque<>()).add(entry);
        if (!entry.done()) {
            pending++;
        }
    }

    synchronized void done(Entry entry) {
        entry.markDone();
        pending--;
        settle(entry.shard());
    }

    synchronized void settle(String shard) {
        var entries = open.getOrDefault(shard, new ArrayDeque<>());
        var moved = false;
        while (!entries.isEmpty() && entries.peek().done()) {
            reached.put(shard, entries.remove().sequence());
            moved = true;
        }
        if (moved && (pending == 0 || System.nanoTime() - written > WRITE_EVERY)) {
            file.ifPresent(path -> Json.write(path, Json.tree(reached)));
            written = System.nanoTime();
        }
    }

    synchronized int pending() {
        return pending;
    }
}
