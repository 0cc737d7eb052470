package dev.vitalfew.local.clock;

import dev.vitalfew.local.wire.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The product's time: ticks with real time and can be set ahead of it, never back, except while nothing has happened
 * yet. Survives a restart in its file.
 */
public final class MovableClock extends Clock {

    /** Somebody asked for an earlier time than it is. */
    public static final class Backwards extends RuntimeException {
        Backwards(Instant now, Instant asked) {
            super("the clock moves forward only: it is " + now + ", asked for " + asked);
        }
    }

    private final Clock real = Clock.systemUTC();
    private final Optional<Path> file;
    private final AtomicLong offset;

    private MovableClock(Optional<Path> file, long offset) {
        this.file = file;
        this.offset = new AtomicLong(offset);
    }

    /** The clock as the file left it, else one that begins at {@code start}, else now. */
    public static MovableClock open(Optional<Path> file, Optional<Instant> start) {
        if (file.isPresent() && Files.exists(file.get())) {
            var kept = Json.read(file.get());
            return new MovableClock(file, kept.path("offset").asLong());
        }
        var offset = start.map(at -> Duration.between(Instant.now(), at).toMillis());
        var clock = new MovableClock(file, offset.orElse(0L));
        clock.keep();
        return clock;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(millis());
    }

    @Override
    public long millis() {
        return real.millis() + offset.get();
    }

    /** Moves on to {@code time}; a time that has passed in the meantime is no error here. */
    public synchronized void reach(Instant time) {
        var ahead = time.toEpochMilli() - millis();
        if (ahead > 0) {
            offset.addAndGet(ahead);
            keep();
        }
    }

    /** Begins anew at any time; only for those who know that nothing has happened yet. */
    public synchronized void begin(Instant at) {
        offset.set(at.toEpochMilli() - real.millis());
        keep();
    }

    /** A time that went by while the request was on its way counts as now. */
    public void refuseBackwards(Instant time) {
        var now = instant();
        if (time.isBefore(now.minusSeconds(1))) {
            throw new Backwards(now, time);
        }
    }

    private void keep() {
        file.ifPresent(path -> Json.write(path, Json.object().put("offset", offset.get())));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new InZone(this, zone);
    }

    /** The same time, read in another zone. */
    private static final class InZone extends Clock {

        private final Clock clock;
        private final ZoneId zone;

        InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new InZone(clock, other);
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }
    }
}
