package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.events.InvalidEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Makes a message of a row. Its id is a hash of the whole row and of what the row becomes, so that a row that is sent
 * again is the same message; two equal rows are one. What a row states of somebody is part of the hash, too: when it
 * differs the next time, it is news.
 */
record Messages(Mapping mapping, Values values) {

    private static final String BETWEEN = "\u001f";

    /**
     * A message to send.
     *
     * @param whose the id under which it is logged, near enough to send an id's messages together
     */
    record Made(String whose, Instant time, String json) {}

    /** Throws {@link BadRow} when the product would refuse it, or could not say whose it is or when it happened. */
    Made of(Row.Cells row) {
        var message = JsonNodeFactory.instance
                .objectNode()
                .put("type", mapping.message().word());
        mapping.event().ifPresent(event -> message.put("event", values.needed(event, row, "event")));
        var whose = putIds(message, row);
        var time = mapping.time()
                .map(value -> Times.read(values.needed(value, row, "time"), value.pattern(), values.zone()));
        var fields = message.putObject(mapping.message().fields());
        mapping.fields().forEach((name, value) -> put(fields, name, value, row));
        message.put("messageId", id(message, row));
        time.ifPresent(at -> message.put("timestamp", at.toString()));
        var json = message.toString();
        check(json);
        return new Made(whose, time.orElse(Instant.EPOCH), json);
    }

    private String putIds(ObjectNode message, Row.Cells row) {
        var person = mapping.person().map(value -> values.needed(value, row, "person"));
        var account = mapping.account().map(value -> values.needed(value, row, "account"));
        person.ifPresent(id -> message.put("userId", id));
        account.ifPresent(id -> {
            switch (mapping.message()) {
                case GROUP -> message.put("groupId", id);
                case IDENTIFY, TRACK, PAGE -> message.putObject("context").put("groupId", id);
            }
        });
        return person.map(id -> "u:" + id).orElseGet(() -> "s:" + account.orElseThrow());
    }

    private void put(ObjectNode fields, String name, Value value, Row.Cells row) {
        try {
            values.json(value, row).ifPresent(json -> fields.set(name, json));
        } catch (BadRow e) {
            throw new BadRow(name + ": " + e.reason());
        }
    }

    private String id(ObjectNode message, Row.Cells row) {
        var becomes = mapping.message().isState()
                ? message.toString()
                : mapping.message().word() + BETWEEN + message.path("event").asText();
        var whole = becomes + BETWEEN + String.join(BETWEEN, row.cells());
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(whole.getBytes(UTF_8));
            return "import-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void check(String json) {
        try {
            EventJson.read(json);
        } catch (InvalidEvent e) {
            throw new BadRow(String.valueOf(e.getMessage()));
        }
    }
}
