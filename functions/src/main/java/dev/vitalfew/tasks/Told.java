package dev.vitalfew.tasks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import java.time.Instant;
import java.util.Locale;

/** What this stage is told, by the bus or by a sequence. */
sealed interface Told {

    record Entered(Id account, Entry entry, Cause cause) implements Told {}

    record Left(Entry entry) implements Told {}

    /** A sequence came to a step that is a task. */
    record Came(Id account, Id person, Entry entry, Reason.Step step) implements Told {}

    ObjectMapper MAPPER = new ObjectMapper();

    static Told read(String body) {
        try {
            var message = MAPPER.readTree(body);
            return message.has("task") ? came(message) : changed(message);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no message of this queue: " + body, broken);
        }
    }

    private static Told came(JsonNode message) {
        return new Came(
                Id.parse(text(message, "account")),
                Id.parse(text(message, "person")),
                new Entry(
                        Id.parse(text(message, "subject")),
                        text(message, "membership"),
                        text(message, "segment"),
                        message.path("number").asLong(),
                        Instant.parse(text(message, "at"))),
                new Reason.Step(text(message, "sequence"), text(message, "task")));
    }

    private static Told changed(JsonNode event) {
        var detail = event.path("detail");
        var entry = new Entry(
                Id.parse(text(detail, "subject")),
                detail.has("lens") ? text(detail, "lens") : text(detail, "audience"),
                text(detail, "segment"),
                detail.path("number").asLong(),
                Instant.parse(text(detail, "at")));
        return text(event, "detail-type").endsWith("Exited")
                ? new Left(entry)
                : new Entered(
                        Id.parse(text(detail, "account")),
                        entry,
                        Cause.valueOf(text(detail, "cause").toUpperCase(Locale.ROOT)));
    }

    private static String text(JsonNode message, String name) {
        var value = message.get(name);
        if (value == null || !value.isTextual()) {
            throw new IllegalArgumentException("a message without " + name + ": " + message);
        }
        return value.asText();
    }
}
