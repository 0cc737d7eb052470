package dev.vitalfew.webhooks;

import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.platform.DynamoItem;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** The secrets of webhooks in the table {@code control}: {@code webhook#crm}. */
public final class DynamoSecrets {

    private static final int BYTES = 32;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoSecrets(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public Optional<String> find(String webhook) {
        var found = dynamo.getItem(get -> get.tableName(table)
                .key(Map.of("name", s("webhook#" + webhook)))
                .consistentRead(true));
        return found.hasItem() ? Optional.of(new DynamoItem(found.item()).text("secret")) : Optional.empty();
    }

    /** The secret of the webhook; the first call makes it. */
    public String make(String webhook) {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        var secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of("name", s("webhook#" + webhook), "secret", s(secret)))
                    .conditionExpression("attribute_not_exists(#name)")
                    .expressionAttributeNames(Map.of("#name", "name")));
            return secret;
        } catch (ConditionalCheckFailedException _) {
            return find(webhook).orElseThrow();
        }
    }
}
