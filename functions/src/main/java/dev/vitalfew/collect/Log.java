package dev.vitalfew.collect;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The log: every event that was acknowledged, by id and time, for as long as it is kept. */
public interface Log {

    /** Writes the entries; what stands under the same key is written over. Returns those that could not be written. */
    List<LogEntry> append(List<LogEntry> entries);

    /** Deletes the entries, for good; what is not there is no matter. */
    void remove(List<LogEntry> entries);

    /** The same one by one: who may do this may write nothing, as whoever may write many at once. */
    void drop(List<LogEntry> entries);

    /** The id's entries whose key's time is in {@code [from, to)}, in key order, read consistently. */
    Stream<LogEntry> read(Id id, Instant from, Instant to);

    /** All that is kept of an id. */
    default Stream<LogEntry> read(Id id) {
        return read(id, Instant.EPOCH, END_OF_TIME);
    }

    /** Later than any event's time. */
    Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");
}
