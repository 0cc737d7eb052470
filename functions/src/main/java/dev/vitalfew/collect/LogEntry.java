package dev.vitalfew.collect;

import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An event in the log, under one of the ids that it concerns. Times are kept to the millisecond.
 *
 * @param key where it stands among the id's events; a function of what the client sent, so a retry meets its own key
 * @param at when it happened: the key's time unless a browser's clock was off by more than 12 hours
 */
public record LogEntry(Id id, LogKey key, Event event, Instant at, Instant receivedAt, Trust trust) {

    public LogEntry {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether whoever sent it says that it is history, by {@code context.import} or by the path {@code /v1/import}. */
    public boolean isImported() {
        var imported = event.envelope().context().get(Batch.IMPORT);
        return imported != null && imported.asBoolean();
    }
}
