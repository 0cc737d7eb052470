package dev.vitalfew.local.streams;

import com.fasterxml.jackson.databind.JsonNode;

/** One record of a stream on its way through a trigger; {@code done} when the function has taken it. */
final class Entry {

    private final String shard;
    private final JsonNode event;
    private volatile boolean done;

    Entry(String shard, JsonNode event) {
        this.shard = shard;
        this.event = event;
    }

    String shard() {
        return shard;
    }

    JsonNode event() {
        return event;
    }

    String sequence() {
        return event.path("dynamodb").path("SequenceNumber").asText();
    }

    String key() {
        return event.path("dynamodb").path("Keys").toString();
    }

    boolean done() {
        return done;
    }

    void markDone() {
        done = true;
    }
}
