package dev.vitalfew.lifecycle.suppressions;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Settled as long as the table {@code control} holds an item {@code other-tool}, which says how. */
public final class DynamoOtherTool implements OtherTool {

    private static final Map<String, AttributeValue> KEY = Map.of("name", AttributeValue.fromS("other-tool"));

    private final DynamoDbClient dynamo;
    private final String control;
    private final Clock clock;
    private volatile boolean settled;

    public DynamoOtherTool(DynamoDbClient dynamo, String control, Clock clock) {
        this.dynamo = dynamo;
        this.control = control;
        this.clock = clock;
    }

    @Override
    public boolean isSettled() {
        if (!settled) {
            settled = dynamo.getItem(get -> get.tableName(control).key(KEY)).hasItem();
        }
        return settled;
    }

    /** The first stays. */
    @Override
    public void settle(String how) {
        try {
            dynamo.putItem(put -> put.tableName(control)
                    .item(Map.of(
                            "name", AttributeValue.fromS("other-tool"),
                            "how", AttributeValue.fromS(how),
                            "at", AttributeValue.fromS(clock.instant().toString())))
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", "name")));
        } catch (ConditionalCheckFailedException _) {
            // Settled before.
        }
    }
}
