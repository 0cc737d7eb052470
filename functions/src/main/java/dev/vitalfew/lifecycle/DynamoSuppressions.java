package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The suppression list in its own table; people who unsubscribed also have a record in {@code lifecycle}. */
public final class DynamoSuppressions implements Suppressions {

    /** The record of a person who wants no email. */
    static final String PERSON = "unsubscribed";

    private final DynamoDbClient dynamo;
    private final String suppression;
    private final String lifecycle;

    public DynamoSuppressions(DynamoDbClient dynamo, String suppression, String lifecycle) {
        this.dynamo = dynamo;
        this.suppression = suppression;
        this.lifecycle = lifecycle;
    }

    @Override
    public Instant add(String addressHash, Optional<Id> person, Reason reason, Instant at) {
        person.ifPresent(id -> put(lifecycle, DynamoEnrollments.key(id, PERSON), "person", reason, at));
        return put(suppression, Map.of("address", AttributeValue.fromS(addressHash)), "address", reason, at);
    }

    private Instant put(String table, Map<String, AttributeValue> key, String keyName, Reason reason, Instant at) {
        var item = new HashMap<>(key);
        item.put("reason", AttributeValue.fromS(reason.text()));
        item.put("at", AttributeValue.fromS(at.toString()));
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(item)
                    .conditionExpression("attribute_not_exists(#key)")
                    .expressionAttributeNames(Map.of("#key", keyName)));
            return at;
        } catch (ConditionalCheckFailedException _) {
            return get(table, key).map(found -> found.time("at")).orElse(at);
        }
    }

    @Override
    public Optional<Reason> find(String addressHash, Id person) {
        return get(suppression, Map.of("address", AttributeValue.fromS(addressHash)))
                .or(() -> get(lifecycle, DynamoEnrollments.key(person, PERSON)))
                .map(item -> Reason.valueOf(item.text("reason").toUpperCase(Locale.ROOT)));
    }

    private Optional<Stored> get(String table, Map<String, AttributeValue> key) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key).consistentRead(true));
        return found.hasItem() ? Optional.of(new Stored(found.item())) : Optional.empty();
    }
}
