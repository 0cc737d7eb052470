package dev.vitalfew.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import java.util.TreeMap;

/** JSON with the keys of every object in order. */
final class Canonical {

    private Canonical() {}

    static JsonNode sorted(Map<String, JsonNode> fields) {
        var object = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(fields).forEach((key, value) -> object.set(key, sorted(value)));
        return object;
    }

    private static JsonNode sorted(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return sorted(fields);
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(sorted(element)));
            return array;
        }
        return node;
    }
}
