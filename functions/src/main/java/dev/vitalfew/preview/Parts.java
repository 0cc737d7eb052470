package dev.vitalfew.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;

/**
 * Parts of an answer, as the API gives them, put together: numbers are added, of lists whatever has the same words, and
 * what else they say is as the last part says it.
 */
final class Parts {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MOST_SAMPLES = 10;

    private Parts() {}

    /** The whole as far as it is known, with where to go on. */
    static JsonNode together(JsonNode whole, JsonNode next) {
        var both = ((ObjectNode) added(whole, next));
        if (!next.has("cursor")) {
            both.remove("cursor");
        }
        return both;
    }

    private static JsonNode added(JsonNode one, JsonNode other) {
        if (one instanceof ObjectNode whole && other instanceof ObjectNode next) {
            return objects(whole, next);
        }
        if (one instanceof ArrayNode whole && other instanceof ArrayNode next) {
            return lists(whole, next);
        }
        return one.isNumber() && other.isNumber() ? JSON.numberNode(one.longValue() + other.longValue()) : other;
    }

    private static ObjectNode objects(ObjectNode whole, ObjectNode next) {
        var both = whole.deepCopy();
        next.properties().forEach(field -> {
            var known = both.get(field.getKey());
            both.set(field.getKey(), known == null ? field.getValue() : added(known, field.getValue()));
        });
        if (both.get("samples") instanceof ArrayNode samples) {
            while (samples.size() > MOST_SAMPLES) {
                samples.remove(MOST_SAMPLES);
            }
        }
        return both;
    }

    private static ArrayNode lists(ArrayNode whole, ArrayNode next) {
        var byWords = new LinkedHashMap<String, JsonNode>();
        whole.forEach(one -> byWords.put(words(one), one));
        next.forEach(one -> byWords.merge(words(one), one, Parts::added));
        return JSON.arrayNode().addAll(byWords.values());
    }

    /** What tells one of a list from another: a segment's name, the ends of a move, who a sample is. */
    private static String words(JsonNode one) {
        return one.isTextual()
                ? one.textValue()
                : one.properties().stream()
                        .filter(field ->
                                field.getValue().isTextual() || field.getValue().isNull())
                        .map(Object::toString)
                        .collect(Collectors.joining(" "));
    }
}
