package dev.vitalfew.collect;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.DynamoItem;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** Time markers in the table EVENTS, beside the log and kept as long. */
final class DynamoMarkers implements Markers {

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoMarkers(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Instant given(Id id, String message, Instant proposed) {
        var item = new HashMap<>(key(id, message));
        item.put("at", DynamoItem.of(proposed));
        item.put("expires", DynamoItem.of(DynamoLogItems.expires(proposed)));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#id)")
                    .expressionAttributeNames(Map.of("#id", "id"))
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD));
            return proposed;
        } catch (ConditionalCheckFailedException e) {
            return new DynamoItem(e.item()).time("at");
        } catch (SdkException e) {
            throw new Unavailable("no marker could be put for a message of " + id.kind(), e);
        }
    }

    @Override
    public Optional<Instant> find(Id id, String message) {
        try {
            var item = dynamo.getItem(
                            get -> get.tableName(table).key(key(id, message)).consistentRead(true))
                    .item();
            return item.isEmpty() ? Optional.empty() : Optional.of(new DynamoItem(item).time("at"));
        } catch (SdkException e) {
            throw new Unavailable("no marker could be read for a message of " + id.kind(), e);
        }
    }

    private static Map<String, AttributeValue> key(Id id, String message) {
        return DynamoLogItems.key("m:" + id, message);
    }
}
