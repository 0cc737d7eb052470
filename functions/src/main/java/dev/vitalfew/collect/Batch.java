package dev.vitalfew.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.events.EventType;
import dev.vitalfew.events.InvalidEvent;
import java.util.List;
import java.util.Optional;

/**
 * The messages of a request, each still as it was written, and what they share.
 *
 * @param type what the path says that they are; else each says it itself
 * @param context JSON, under each message's own
 * @param sentAt JSON, for each message that has none
 * @param key of the body
 */
record Batch(
        List<String> messages,
        Optional<EventType> type,
        Optional<String> context,
        Optional<String> sentAt,
        Optional<String> key,
        boolean isImport) {

    /** The field of an event's context that says that it is history. */
    static final String IMPORT = "import";

    /** What a request may have at most. */
    static final int MAX_EVENTS = 2_500;

    Batch {
        messages = List.copyOf(messages);
    }

    Batch imported(boolean asHistory) {
        return new Batch(messages, type, context, sentAt, key, asHistory);
    }

    Event event(String message) {
        if (message.length() + context.map(String::length).orElse(0) > EventJson.MAX_BYTES) {
            throw new InvalidEvent("", "expected at most 32 KB for one event, the batch's context included");
        }
        var json = EventJson.parse(message);
        if (json instanceof ObjectNode object) {
            context.ifPresent(shared -> object.set("context", under(object.path("context"), shared)));
            if (isImport) {
                object.withObject("/context").put(IMPORT, true);
            }
            sentAt.filter(_ -> !object.has("sentAt")).ifPresent(time -> object.set("sentAt", EventJson.parse(time)));
        }
        return EventJson.read(json, type.orElseGet(() -> EventJson.typeOf(json)));
    }

    /** A message with a wrong context is rejected for that; one without gets the shared one. */
    private static JsonNode under(JsonNode own, String shared) {
        if (!own.isMissingNode() && !own.isNull() && !own.isObject()) {
            return own;
        }
        var context = EventJson.parse(shared);
        if (context instanceof ObjectNode object && own instanceof ObjectNode fields) {
            return object.setAll(fields);
        }
        return own.isObject() ? own : context;
    }

    /** The message as it may be stored: keys are kept only as hashes. */
    String withoutKey(String message) {
        return key.map(secret -> message.replace(secret, "…")).orElse(message);
    }
}
