package dev.vitalfew.lifecycle.enroll;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import java.time.Instant;
import java.util.Locale;

/**
 * A membership change as it comes over the bus: somebody entered a segment or an audience.
 */
record Announcement(Id account, Entry entry, Cause cause) {

    /** Reads an event of the bus, whole. */
    static Announcement read(JsonNode event) {
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
                Cause.valueOf(text(detail, "cause").toUpperCase(Locale.ROOT)));
    }

    private static String text(JsonNode detail, String name) {
        var value = detail.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("an event of the bus without " + name + ": " + detail);
        }
        return value.asText();
    }
}
