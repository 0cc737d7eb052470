package dev.vitalfew.collect;

import dev.vitalfew.events.Event;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** An event as it came in, not yet given its place in the log. Times are kept to the millisecond. */
public record Received(Event event, Trust trust, Instant at) {

    public Received {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    static Received of(LogEntry entry) {
        return new Received(entry.event(), entry.trust(), entry.receivedAt());
    }
}
