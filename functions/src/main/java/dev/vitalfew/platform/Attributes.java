package dev.vitalfew.platform;

import java.time.Instant;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** DynamoDB attribute values, written short; {@link DynamoItem} reads them. Times are milliseconds since 1970 UTC. */
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
}
