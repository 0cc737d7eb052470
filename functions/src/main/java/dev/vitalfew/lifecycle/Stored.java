package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it was read from a table; a missing attribute is an error that names it. */
record Stored(Map<String, AttributeValue> item) {

    AttributeValue value(String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name + ": " + item.keySet());
        }
        return value;
    }

    Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(item.get(name));
    }

    String text(String name) {
        return value(name).s();
    }

    String text(String name, String otherwise) {
        return item.containsKey(name) ? text(name) : otherwise;
    }

    long number(String name) {
        return Long.parseLong(value(name).n());
    }

    Instant time(String name) {
        return Instant.parse(text(name));
    }

    Id id(String name) {
        return Id.parse(text(name));
    }
}
