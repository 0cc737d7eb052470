package dev.vitalfew.platform;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of a table, read by attribute; one that must be there and is not is named in the error. */
public record DynamoItem(Map<String, AttributeValue> attributes) {

    public DynamoItem {
        attributes = Map.copyOf(attributes);
    }

    public Optional<AttributeValue> find(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public AttributeValue get(String name) {
        return find(name)
                .orElseThrow(() -> new IllegalStateException(
                        "an item has no attribute " + name + ", only " + attributes.keySet()));
    }

    public String text(String name) {
        return get(name).s();
    }

    public long number(String name) {
        return Long.parseLong(get(name).n());
    }

    /** Of milliseconds since 1970. */
    public Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    public byte[] bytes(String name) {
        return get(name).b().asByteArray();
    }

    public static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    public static AttributeValue of(Instant time) {
        return of(time.toEpochMilli());
    }
}
