package dev.vitalfew.platform;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB attribute values, written short. Times are milliseconds since 1970 UTC. */
public final class Attributes {

    private Attributes() {}

    public static AttributeValue s(String text) {
        return AttributeValue.fromS(text);
    }

    public static AttributeValue n(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    public static AttributeValue time(Instant instant) {
        return n(instant.toEpochMilli());
    }

    public static AttributeValue bytes(byte[] bytes) {
        return AttributeValue.fromB(SdkBytes.fromByteArray(bytes));
    }

    public static AttributeValue flag(boolean flag) {
        return AttributeValue.fromBool(flag);
    }

    public static String text(Map<String, AttributeValue> item, String name) {
        return find(item, name).map(AttributeValue::s).orElseThrow(() -> missing(item, name));
    }

    public static long number(Map<String, AttributeValue> item, String name) {
        return find(item, name).map(AttributeValue::n).map(Long::parseLong).orElseThrow(() -> missing(item, name));
    }

    public static Instant instant(Map<String, AttributeValue> item, String name) {
        return Instant.ofEpochMilli(number(item, name));
    }

    public static byte[] binary(Map<String, AttributeValue> item, String name) {
        return find(item, name).orElseThrow(() -> missing(item, name)).b().asByteArray();
    }

    public static Optional<AttributeValue> find(Map<String, AttributeValue> item, String name) {
        return Optional.ofNullable(item.get(name));
    }

    private static IllegalArgumentException missing(Map<String, AttributeValue> item, String name) {
        return new IllegalArgumentException("attribute " + name + " is missing; there are " + item.keySet());
    }
}
