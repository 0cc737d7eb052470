package dev.vitalfew.collect;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Time markers in memory. */
final class MemoryMarkers implements Markers {

    private record Message(Id id, String message) {}

    private final ConcurrentMap<Message, Instant> times = new ConcurrentHashMap<>();

    @Override
    public Instant given(Id id, String message, Instant proposed) {
        return times.computeIfAbsent(new Message(id, message), _ -> proposed.truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Optional<Instant> find(Id id, String message) {
        return Optional.ofNullable(times.get(new Message(id, message)));
    }
}
