package dev.vitalfew.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one message, and says which of them is wrong and how. */
record Fields(JsonNode message) {

    /** Two of them, escaped, make a sort key of DynamoDB, which holds 1,024 bytes. */
    private static final int MAX_ID_BYTES = 400;

    Fields {
        if (!message.isObject()) {
            throw new InvalidEvent("", "expected an object, found " + kind(message));
        }
    }

    /** A string, or a number as text; null when it is missing, null or empty. */
    @Nullable
    String id(String name) {
        var node = message.path(name);
        if (isMissing(node)) {
            return null;
        }
        if (!node.isTextual() && !node.isNumber()) {
            throw new InvalidEvent("/" + name, "expected a string or a number, found " + kind(node));
        }
        return checked(name, node.isTextual() ? node.textValue() : text(node));
    }

    String requiredId(String name) {
        var id = id(name);
        if (id == null) {
            throw new InvalidEvent("/" + name, "is required");
        }
        return id;
    }

    String requiredName(String name) {
        var found = name(name);
        if (found == null) {
            throw new InvalidEvent("/" + name, "is required");
        }
        return found;
    }

    @Nullable
    String name(String name) {
        var node = message.path(name);
        if (isMissing(node)) {
            return null;
        }
        if (!node.isTextual()) {
            throw new InvalidEvent("/" + name, "expected a string, found " + kind(node));
        }
        return checked(name, node.textValue());
    }

    /** The fields of an object; none when it is missing or null. */
    Map<String, JsonNode> object(String name) {
        return object(message.path(name), "/" + name);
    }

    static Map<String, JsonNode> object(JsonNode node, String pointer) {
        if (node.isMissingNode() || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new InvalidEvent(pointer, "expected an object, found " + kind(node));
        }
        var fields = new LinkedHashMap<String, JsonNode>();
        node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private static String checked(String name, String value) {
        if (value.length() > EventJson.MAX_NAME) {
            throw new InvalidEvent(
                    "/" + name, "expected at most " + EventJson.MAX_NAME + " characters, found " + value.length());
        }
        if (value.getBytes(UTF_8).length > MAX_ID_BYTES) {
            throw new InvalidEvent("/" + name, "expected at most 400 bytes of UTF-8");
        }
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidEvent("/" + name, "expected no control characters");
        }
        return value;
    }

    /** As JavaScript would write it: 42 for 42.0. */
    private static String text(JsonNode number) {
        return number.isDouble()
                ? BigDecimal.valueOf(number.doubleValue()).stripTrailingZeros().toPlainString()
                : number.asText();
    }

    private static boolean isMissing(JsonNode node) {
        return node.isMissingNode()
                || node.isNull()
                || node.isTextual() && node.textValue().isEmpty();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT, POJO -> "an object";
            case ARRAY -> "an array";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            case MISSING -> "nothing";
        };
    }
}
