package dev.vitalfew.lifecycle.enrollments;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Editions in the table {@code lifecycle}. */
public final class DynamoEditions implements Editions.Store {

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoEditions(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public void put(String sequence, String edition, String text) {
        var item = new HashMap<>(key(sequence, edition));
        item.put("text", AttributeValue.fromS(text));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#person)")
                    .expressionAttributeNames(Map.of("#person", "person")));
        } catch (ConditionalCheckFailedException _) {
            // It is there.
        }
    }

    @Override
    public Optional<String> find(String sequence, String edition) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key(sequence, edition)));
        return found.hasItem() ? Optional.of(new Stored(found.item()).text("text")) : Optional.empty();
    }

    private static Map<String, AttributeValue> key(String sequence, String edition) {
        return Map.of(
                "person", AttributeValue.fromS("sequence#" + sequence),
                "record", AttributeValue.fromS("edition#" + edition));
    }
}
