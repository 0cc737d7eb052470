package dev.vitalfew.platform;

import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import java.util.HashMap;
import software.amazon.awssdk.core.SdkBytes;

/** An item as a table's stream brings it. The tables with a stream hold texts, numbers and bytes. */
public final class StreamImage {

    private StreamImage() {}

    public static DynamoItem of(DynamodbStreamRecord record) {
        var attributes = new HashMap<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue>();
        record.getDynamodb().getNewImage().forEach((name, value) -> attributes.put(name, converted(value)));
        return new DynamoItem(attributes);
    }

    private static software.amazon.awssdk.services.dynamodb.model.AttributeValue converted(AttributeValue value) {
        if (value.getS() != null) {
            return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS(value.getS());
        }
        return value.getN() != null
                ? software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN(value.getN())
                : software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromB(
                        SdkBytes.fromByteBuffer(value.getB().duplicate()));
    }
}
