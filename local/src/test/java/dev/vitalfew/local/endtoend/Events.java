package dev.vitalfew.local.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.util.Map;

/** Events as a client of the Segment spec sends them, without id and time. */
final class Events {

    private Events() {}

    static ObjectNode identify(String person, Map<String, String> traits) {
        return with(event("identify", person), "traits", traits);
    }

    static ObjectNode group(String person, String account, Map<String, String> traits) {
        return with(event("group", person).put("groupId", account), "traits", traits);
    }

    static ObjectNode track(String person, String name) {
        return event("track", person).put("event", name);
    }

    static ObjectNode page(String person, String path) {
        return with(event("page", person), "properties", Map.of("path", path));
    }

    private static ObjectNode event(String type, String person) {
        return Json.object().put("type", type).put("userId", person);
    }

    private static ObjectNode with(ObjectNode event, String name, Map<String, String> values) {
        event.set(name, Json.tree(values));
        return event;
    }
}
