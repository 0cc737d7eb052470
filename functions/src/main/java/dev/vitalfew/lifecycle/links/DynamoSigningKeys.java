package dev.vitalfew.lifecycle.links;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Signing keys in the table {@code control}, under {@code signing#1}. */
public final class DynamoSigningKeys implements SigningKeys {

    private static final String CURRENT = "1";
    private static final int LENGTH = 32;

    private final DynamoDbClient dynamo;
    private final String table;
    private final SecureRandom random = new SecureRandom();

    public DynamoSigningKeys(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public static DynamoSigningKeys from(Env env) {
        return new DynamoSigningKeys(new Aws(env).dynamo(), env.get("CONTROL_TABLE"));
    }

    @Override
    public Key current() {
        return find(CURRENT)
                .orElseThrow(() -> new IllegalStateException("there is no signing key: a deployment makes the first"));
    }

    @Override
    public Optional<Key> find(String number) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key(number)).consistentRead(true));
        return found.hasItem() ? Optional.of(new Key(number, secret(found.item()))) : Optional.empty();
    }

    /** Makes the first key; the one that is there stays, because links were signed with it. */
    public void makeFirst() {
        var secret = new byte[LENGTH];
        random.nextBytes(secret);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "name", AttributeValue.fromS("signing#" + CURRENT),
                            "secret", AttributeValue.fromB(SdkBytes.fromByteArray(secret))))
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", "name")));
        } catch (ConditionalCheckFailedException _) {
            // Made before.
        }
    }

    private static byte[] secret(Map<String, AttributeValue> item) {
        var secret = item.get("secret");
        if (secret == null) {
            throw new IllegalStateException("a signing key without its secret");
        }
        return secret.b().asByteArray();
    }

    private static Map<String, AttributeValue> key(String number) {
        return Map.of("name", AttributeValue.fromS("signing#" + number));
    }
}
