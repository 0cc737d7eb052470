package dev.vitalfew.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;

/**
 * Something that a webhook is told, as it waits in the queue.
 *
 * @param webhook its name in {@code webhooks.yaml}
 * @param id the same however often it is told
 * @param timestamp when it happened
 * @param attempt from 0
 */
public record Call(String webhook, String id, String type, Instant timestamp, JsonNode data, int attempt) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Call read(String body) {
        try {
            var message = MAPPER.readTree(body);
            return new Call(
                    message.required("webhook").asText(),
                    message.required("id").asText(),
                    message.required("type").asText(),
                    Instant.parse(message.required("timestamp").asText()),
                    message.path("data"),
                    message.path("attempt").asInt());
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("no message of this queue: " + body, broken);
        }
    }

    public String json() {
        var message = MAPPER.createObjectNode()
                .put("webhook", webhook)
                .put("id", id)
                .put("type", type)
                .put("timestamp", timestamp.toString())
                .put("attempt", attempt);
        message.set("data", data);
        return message.toString();
    }

    /** What the other system reads. */
    String payload() {
        var payload = MAPPER.createObjectNode().put("type", type).put("timestamp", timestamp.toString());
        payload.set("data", data);
        return payload.toString();
    }

    Call again() {
        return new Call(webhook, id, type, timestamp, data, attempt + 1);
    }
}
