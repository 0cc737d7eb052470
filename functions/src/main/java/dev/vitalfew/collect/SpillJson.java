package dev.vitalfew.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How what waits in the overflow queue is written: an array of events and of rejections. */
final class SpillJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private SpillJson() {}

    static String write(Received received) {
        return MAPPER.createObjectNode()
                .put("event", EventJson.write(received.event()))
                .put("trust", received.trust().name())
                .put("at", received.at().toEpochMilli())
                .toString();
    }

    static String write(Rejection rejection) {
        return MAPPER.createObjectNode()
                .put("at", rejection.at().toEpochMilli())
                .put("reason", rejection.reason())
                .put("pointer", rejection.pointer())
                .put("body", rejection.body())
                .toString();
    }

    static Overflow.Spill read(String message) {
        var events = new ArrayList<Received>();
        var rejections = new ArrayList<Rejection>();
        for (var node : parsed(message)) {
            if (node.has("event")) {
                events.add(received(node));
            } else {
                rejections.add(rejection(node));
            }
        }
        return new Overflow.Spill(List.copyOf(events), List.copyOf(rejections));
    }

    private static JsonNode parsed(String message) {
        try {
            return MAPPER.readTree(message);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a message of the overflow queue", e);
        }
    }

    private static Received received(JsonNode node) {
        return new Received(
                EventJson.readWritten(node.get("event").textValue()),
                Trust.valueOf(node.get("trust").textValue()),
                Instant.ofEpochMilli(node.get("at").longValue()));
    }

    private static Rejection rejection(JsonNode node) {
        return new Rejection(
                Instant.ofEpochMilli(node.get("at").longValue()),
                node.get("reason").textValue(),
                node.get("pointer").textValue(),
                node.get("body").textValue());
    }
}
