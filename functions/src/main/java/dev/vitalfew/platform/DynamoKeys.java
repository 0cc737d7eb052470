package dev.vitalfew.platform;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Keys in the table CONTROL, where several of a kind can stand, for rotation. */
public final class DynamoKeys implements Keys {

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoKeys(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Remembered for a minute. */
    public static Keys from(Env env) {
        return new RememberedKeys(new DynamoKeys(new Aws(env).dynamo(), env.get("CONTROL_TABLE")), env.clock());
    }

    @Override
    public Optional<Kind> kindOf(String key) {
        var item = dynamo.getItem(
                        get -> get.tableName(table).key(Map.of("name", AttributeValue.fromS("key#" + Keys.hash(key)))))
                .item();
        return Optional.ofNullable(item.get("kind")).map(kind -> Kind.of(kind.s()));
    }
}
