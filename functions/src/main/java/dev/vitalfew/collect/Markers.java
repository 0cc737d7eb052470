package dev.vitalfew.collect;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Optional;

/** The times that were given to messages that came without one, so that their retries get the same. */
public interface Markers {

    /** The time the message has been given: {@code proposed} when this is its first delivery. */
    Instant given(Id id, String message, Instant proposed);

    /** The time the message has been given before. */
    Optional<Instant> find(Id id, String message);
}
