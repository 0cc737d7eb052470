package dev.vitalfew.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How large DynamoDB counts an item: names and texts in UTF-8, a number as a byte for two digits and one more, a flag as
 * one byte; see "DynamoDB item sizes and formats" of its developer's guide.
 */
final class ItemSize {

    private ItemSize() {}

    static int of(Map<String, AttributeValue> item) {
        return item.entrySet().stream()
                .mapToInt(attribute -> utf8(attribute.getKey()) + of(attribute.getValue()))
                .sum();
    }

    private static int of(AttributeValue value) {
        return switch (value.type()) {
            case S -> utf8(value.s());
            case N -> number(value.n());
            case B -> value.b().asByteArrayUnsafe().length;
            case BOOL, NUL -> 1;
            default -> throw new IllegalArgumentException("no attribute of an item is of type " + value.type());
        };
    }

    private static int number(String number) {
        var digits = number.replaceAll("[-.]", "").replaceAll("^0+|0+$", "").length();
        return 1 + (digits + 1) / 2 + (number.startsWith("-") ? 1 : 0);
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
