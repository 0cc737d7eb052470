package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.lifecycle.enrollments.Stored;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Sending is stopped as long as the table {@code control} holds an item of this name. */
public final class DynamoKillSwitch implements KillSwitch.Lever {

    public static final String NAME = "kill-switch";

    private static final Map<String, AttributeValue> KEY = Map.of("name", AttributeValue.fromS(NAME));

    private final DynamoDbClient dynamo;
    private final String control;

    public DynamoKillSwitch(DynamoDbClient dynamo, String control) {
        this.dynamo = dynamo;
        this.control = control;
    }

    @Override
    public Optional<Stop> stop() {
        var found = dynamo.getItem(get -> get.tableName(control).key(KEY).consistentRead(true));
        return found.hasItem() ? Optional.of(stop(found.item())) : Optional.empty();
    }

    @Override
    public Stop turnOn(String why, Instant at) {
        return stop(dynamo.updateItem(update -> update.tableName(control)
                        .key(KEY)
                        .updateExpression("SET #since = if_not_exists(#since, :at), #why = if_not_exists(#why, :why)")
                        .expressionAttributeNames(Map.of("#since", "since", "#why", "why"))
                        .expressionAttributeValues(
                                Map.of(":at", AttributeValue.fromS(at.toString()), ":why", AttributeValue.fromS(why)))
                        .returnValues(ReturnValue.ALL_NEW))
                .attributes());
    }

    @Override
    public void turnOff() {
        dynamo.deleteItem(delete -> delete.tableName(control).key(KEY));
    }

    private static Stop stop(Map<String, AttributeValue> item) {
        var stored = new Stored(item);
        return new Stop(stored.time("since"), stored.text("why"));
    }
}
