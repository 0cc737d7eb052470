package dev.vitalfew.lifecycle.enrollments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Map;

/**
 * An event of a person for which this product itself vouches: no key can write it, and it is no use of the customer's
 * product.
 */
public record OwnEvent(Id person, String messageId, Instant at, Instant receivedAt) {

    public LogEntry entry(String event, Map<String, JsonNode> properties) {
        return entry(new Event.Track(envelope(), event, properties));
    }

    /** That the person has these traits. */
    public LogEntry stating(Map<String, JsonNode> traits) {
        return entry(new Event.Identify(envelope(), traits));
    }

    private Envelope envelope() {
        var known = person.is(Id.Kind.KNOWN);
        return new Envelope(
                messageId, known ? person.value() : null, known ? null : person.value(), at, null, Map.of());
    }

    private LogEntry entry(Event event) {
        return new LogEntry(person, LogKey.of(at, Trust.SYSTEM, messageId), event, at, receivedAt, Trust.SYSTEM);
    }
}
