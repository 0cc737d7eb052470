package dev.vitalfew.lifecycle.suppressions;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Sending is stopped as long as the table {@code control} holds an item of this name. */
public final class DynamoKillSwitch implements KillSwitch {

    public static final String NAME = "kill-switch";

    private final DynamoDbClient dynamo;
    private final String control;

    public DynamoKillSwitch(DynamoDbClient dynamo, String control) {
        this.dynamo = dynamo;
        this.control = control;
    }

    @Override
    public boolean isOn() {
        return dynamo.getItem(get -> get.tableName(control)
                        .key(Map.of("name", AttributeValue.fromS(NAME)))
                        .consistentRead(true))
                .hasItem();
    }
}
