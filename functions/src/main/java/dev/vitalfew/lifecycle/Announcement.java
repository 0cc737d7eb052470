package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A membership change as it comes over the bus: somebody entered a segment or an audience.
 *
 * @param after the last person that an earlier message has enrolled, when an account has many
 */
record Announcement(Id account, Entry entry, Cause cause, Optional<Id> after) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String AFTER = "vitalfew-after";

    /** Reads an event of the bus, whole. */
    static Announcement parse(String body) {
        var event = read(body);
        var detail = event.path("detail");
        var membership = detail.has("lens") ? text(detail, "lens") : text(detail, "audience");
        var entry = new Entry(
                Id.parse(text(detail, "subject")),
                membership,
                text(detail, "segment"),
                detail.path("number").asLong(),
                Instant.parse(text(detail, "at")));
        return new Announcement(
                Id.parse(text(detail, "account")),
                entry,
                Cause.valueOf(text(detail, "cause").toUpperCase(Locale.ROOT)),
                Optional.ofNullable(event.get(AFTER)).map(JsonNode::asText).map(Id::parse));
    }

    /** The same event, to go on after that person. */
    static String continued(String body, Id after) {
        return ((ObjectNode) read(body)).put(AFTER, after.toString()).toString();
    }

    private static JsonNode read(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not an event of the bus: " + body, e);
        }
    }

    private static String text(JsonNode detail, String name) {
        var value = detail.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("an event of the bus without " + name + ": " + detail);
        }
        return value.asText();
    }
}
