package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item as it was read from a table; a missing attribute is an error that names it. */
public record Stored(Map<String, AttributeValue> item) {

    public AttributeValue value(String name) {
        var value = item.get(name);
        if (value == null) {
            throw new IllegalStateException("an item without " + name + ": " + item.keySet());
        }
        return value;
    }

    public Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(item.get(name));
    }

    public String text(String name) {
        return value(name).s();
    }

    public String text(String name, String otherwise) {
        return item.containsKey(name) ? text(name) : otherwise;
    }

    public long number(String name) {
        return Long.parseLong(value(name).n());
    }

    public Instant time(String name) {
        return Instant.parse(text(name));
    }

    public Id id(String name) {
        return Id.parse(text(name));
    }
}
