package dev.vitalfew.bench;

import dev.vitalfew.customers.CustomerItems;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.local.tables.DynamoProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table {@code customers} in DynamoDB Local, in memory, in a process of its own. */
final class CustomersTable implements AutoCloseable {

    private static final String NAME = "customers";
    private static final int BATCH = 25;

    private final DynamoProcess process = DynamoProcess.start(Optional.empty());
    private final Metered metered = new Metered();
    private final DynamoDbClient dynamo;
    private final List<WriteRequest> waiting = new ArrayList<>();

    CustomersTable() {
        process.awaitReady();
        dynamo = DynamoDbClient.builder()
                .endpointOverride(process.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("bench", "bench")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(override -> override.addExecutionInterceptor(metered))
                .build();
        dynamo.createTable(table -> table.tableName(NAME)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(List.of(key("account", KeyType.HASH), key("item", KeyType.RANGE)))
                .attributeDefinitions(List.of(text("account"), text("item"))));
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    /** Writes it, together with others, sooner or later: see {@link #flush}. */
    void put(Map<String, AttributeValue> item) {
        waiting.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
        if (waiting.size() == BATCH) {
            flush();
        }
    }

    void flush() {
        while (!waiting.isEmpty()) {
            var batch = Map.of(NAME, List.copyOf(waiting));
            waiting.clear();
            waiting.addAll(dynamo.batchWriteItem(request -> request.requestItems(batch))
                    .unprocessedItems()
                    .getOrDefault(NAME, List.of()));
        }
    }

    DynamoCustomers customers(CustomerItems items) {
        return new DynamoCustomers(dynamo, "ids", NAME, "history", items);
    }

    Metered metered() {
        return metered;
    }

    @Override
    public void close() {
        dynamo.close();
        process.close();
    }
}
