package dev.vitalfew.lifecycle.suppressions;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The switch in memory. */
public final class MemoryKillSwitch implements KillSwitch.Lever {

    private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();

    @Override
    public Optional<Stop> stop() {
        return Optional.ofNullable(stop.get());
    }

    @Override
    public Stop turnOn(String why, Instant at) {
        stop.compareAndSet(null, new Stop(at, why));
        return stop().orElseThrow();
    }

    @Override
    public void turnOff() {
        stop.set(null);
    }
}
