package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an account's people did, as messages of the Segment spec under ids that never change. */
final class Diary {

    private final String account;
    private final List<ObjectNode> messages = new ArrayList<>();

    Diary(String account) {
        this.account = account;
    }

    /** Answers the traits to state of the person. */
    ObjectNode identify(String person, Instant at) {
        return of(person, "identify", at).putObject("traits");
    }

    /** The same, of somebody who was a visitor before. */
    ObjectNode identify(String person, String visitor, Instant at) {
        return of(person, "identify", at).put("anonymousId", visitor).putObject("traits");
    }

    /** A person of the account; answers the traits to state of the account. */
    ObjectNode group(String person, Instant at) {
        return of(person, "group", at).put("groupId", account).putObject("traits");
    }

    /** Answers the properties. */
    ObjectNode track(String person, String event, Instant at) {
        return of(person, "track", at).put("event", event).putObject("properties");
    }

    void page(String person, String path, Instant at) {
        of(person, "page", at).putObject("properties").put("path", path);
    }

    void visit(String visitor, String path, Instant at) {
        message("page", at).put("anonymousId", visitor).putObject("properties").put("path", path);
    }

    private ObjectNode of(String person, String type, Instant at) {
        return message(type, at).put("userId", person);
    }

    private ObjectNode message(String type, Instant at) {
        var message = Json.object()
                .put("type", type)
                .put("messageId", "demo-" + account + "-" + messages.size())
                .put("timestamp", at.toString());
        messages.add(message);
        return message;
    }

    List<JsonNode> messages() {
        return List.copyOf(messages);
    }
}
