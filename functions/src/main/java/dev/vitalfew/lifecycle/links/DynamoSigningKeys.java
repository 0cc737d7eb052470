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

/**
 * Signing keys in the table {@code control}: {@code signing#1}, {@code signing#2}, …, and under {@code signing} the number
 * of the one to sign with; without it that is the first.
 */
public final class DynamoSigningKeys implements SigningKeys {

    private static final String CURRENT = "signing";
    private static final long FIRST = 1;
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
        return find(Long.toString(currentNumber()))
                .orElseThrow(() -> new IllegalStateException("there is no signing key: a deployment makes the first"));
    }

    @Override
    public Optional<Key> find(String number) {
        var found = dynamo.getItem(get -> get.tableName(table).key(key(number)).consistentRead(true));
        return found.hasItem() ? Optional.of(new Key(number, secret(found.item()))) : Optional.empty();
    }

    /** Makes the first key; the one that is there stays, because links were signed with it. */
    public void makeFirst() {
        make(FIRST);
    }

    /**
     * Makes another key, and signs with it from now on; links that were signed with the keys before stay valid. Answers
     * its number. When two rotate at once, both come to the same key.
     */
    public long rotate() {
        var before = currentNumber();
        var next = before + 1;
        make(next);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of("name", AttributeValue.fromS(CURRENT), "number", number(next)))
                    .conditionExpression("attribute_not_exists(#name) OR #number = :before")
                    .expressionAttributeNames(Map.of("#name", "name", "#number", "number"))
                    .expressionAttributeValues(Map.of(":before", number(before))));
        } catch (ConditionalCheckFailedException _) {
            // Somebody else was faster, with the same key.
        }
        return next;
    }

    /** Deletes a key that became known to others: links signed with it end, those in emails that were sent included. */
    public void retire(long number) {
        if (number == currentNumber()) {
            throw new IllegalArgumentException("links are signed with key " + number + ": rotate first");
        }
        dynamo.deleteItem(delete -> delete.tableName(table).key(key(Long.toString(number))));
    }

    private long currentNumber() {
        var found = dynamo.getItem(get -> get.tableName(table)
                .key(Map.of("name", AttributeValue.fromS(CURRENT)))
                .consistentRead(true));
        return Optional.ofNullable(found.item().get("number"))
                .map(number -> Long.parseLong(number.n()))
                .orElse(FIRST);
    }

    private void make(long number) {
        var secret = new byte[LENGTH];
        random.nextBytes(secret);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of(
                            "name",
                            AttributeValue.fromS("signing#" + number),
                            "secret",
                            AttributeValue.fromB(SdkBytes.fromByteArray(secret))))
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", "name")));
        } catch (ConditionalCheckFailedException _) {
            // Made before.
        }
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
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
