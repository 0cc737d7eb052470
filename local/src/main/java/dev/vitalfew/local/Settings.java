package dev.vitalfew.local;

import dev.vitalfew.local.streams.Delivery;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How to run the stack.
 *
 * @param data the folder that keeps everything; without one it lives in memory
 * @param port of the HTTP API; 0 for a free one
 * @param delivery how mean streams and queues are
 * @param start the time that the clock shows first, when the folder has none yet
 * @param authorising whether calls of functions are let through only as far as their roles allow them
 * @param said gets one line for each phase of the start
 */
public record Settings(
        Optional<Path> data,
        int port,
        Delivery delivery,
        Optional<Instant> start,
        boolean authorising,
        Consumer<String> said) {

    public static Settings inMemory() {
        return new Settings(Optional.empty(), 0, Delivery.MEAN, Optional.empty(), false, _ -> {});
    }

    public static Settings kept(Path data) {
        return inMemory().withData(data);
    }

    public Settings withData(Path folder) {
        return new Settings(Optional.of(folder), port, delivery, start, authorising, said);
    }

    public Settings withPort(int at) {
        return new Settings(data, at, delivery, start, authorising, said);
    }

    public Settings withSeed(long other) {
        return new Settings(data, port, delivery.withSeed(other), start, authorising, said);
    }

    public Settings withRepeats(double share) {
        return new Settings(data, port, delivery.withRepeats(share), start, authorising, said);
    }

    /** For somebody who looks at it rather than tests it. */
    public Settings delivering(Delivery other) {
        return new Settings(data, port, other, start, authorising, said);
    }

    public Settings startingAt(Instant time) {
        return new Settings(data, port, delivery, Optional.of(time), authorising, said);
    }

    public Settings saying(Consumer<String> listener) {
        return new Settings(data, port, delivery, start, authorising, listener);
    }

    public Settings thatAuthorises() {
        return new Settings(data, port, delivery, start, true, said);
    }
}
