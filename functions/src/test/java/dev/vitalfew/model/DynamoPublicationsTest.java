package dev.vitalfew.model;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import com.amazonaws.services.dynamodbv2.local.shared.access.AmazonDynamoDBLocal;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

class DynamoPublicationsTest extends PublicationsTest {

    private static final AtomicInteger TABLES = new AtomicInteger();
    private static AmazonDynamoDBLocal local;

    @BeforeAll
    static void start() {
        local = DynamoDBEmbedded.create();
    }

    @AfterAll
    static void stop() {
        local.shutdownNow();
    }

    @Override
    Publications publications() {
        var table = "control" + TABLES.incrementAndGet();
        local.dynamoDbClient().createTable(create -> create.tableName(table)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key -> key.attributeName("name").keyType(KeyType.HASH))
                .attributeDefinitions(name -> name.attributeName("name").attributeType(ScalarAttributeType.S)));
        return new DynamoPublications(local.dynamoDbClient(), table);
    }
}
