package dev.vitalfew.platform;

import com.amazonaws.services.dynamodbv2.local.embedded.DynamoDBEmbedded;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** DynamoDB Local inside the tests' own process, in memory; started when the first test asks for it. */
public final class DynamoLocal {

    private DynamoLocal() {}

    private static final class Started {
        static final DynamoDbClient CLIENT = DynamoDBEmbedded.create().dynamoDbClient();
    }

    public static DynamoDbClient client() {
        return Started.CLIENT;
    }

    /** A new, empty table whose items have this key; returns its name, which no other test uses. */
    public static String table(String partitionKey) {
        return created(request(List.of(partitionKey)));
    }

    /** A new, empty table whose items have these keys; returns its name, which no other test uses. */
    public static String table(String partitionKey, String sortKey) {
        return created(request(List.of(partitionKey, sortKey)));
    }

    /** As {@link #table(String, String)}, with an index of everything beside it. */
    public static String table(
            String partitionKey, String sortKey, String index, String indexPartitionKey, String indexSortKey) {
        return created(request(List.of(partitionKey, sortKey)).toBuilder()
                .globalSecondaryIndexes(GlobalSecondaryIndex.builder()
                        .indexName(index)
                        .keySchema(schema(List.of(indexPartitionKey, indexSortKey)))
                        .projection(projection -> projection.projectionType(ProjectionType.ALL))
                        .build())
                .attributeDefinitions(attributes(List.of(partitionKey, sortKey, indexPartitionKey, indexSortKey)))
                .build());
    }

    /** Items have one key; each of the indexes has an attribute of its name and that sort key, and everything. */
    public static String table(String partitionKey, List<String> indexes, String indexSortKey) {
        var names = new ArrayList<>(indexes);
        names.add(partitionKey);
        names.add(indexSortKey);
        return created(request(List.of(partitionKey)).toBuilder()
                .globalSecondaryIndexes(indexes.stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index)
                                .keySchema(schema(List.of(index, indexSortKey)))
                                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                                .build())
                        .toList())
                .attributeDefinitions(attributes(names))
                .build());
    }

    private static CreateTableRequest request(List<String> key) {
        return CreateTableRequest.builder()
                .tableName("t" + UUID.randomUUID().toString().replace("-", ""))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(schema(key))
                .attributeDefinitions(attributes(key))
                .build();
    }

    private static String created(CreateTableRequest request) {
        return client().createTable(request).tableDescription().tableName();
    }

    private static List<KeySchemaElement> schema(List<String> key) {
        var elements = new ArrayList<KeySchemaElement>();
        for (var name : key) {
            elements.add(KeySchemaElement.builder()
                    .attributeName(name)
                    .keyType(elements.isEmpty() ? KeyType.HASH : KeyType.RANGE)
                    .build());
        }
        return elements;
    }

    private static List<AttributeDefinition> attributes(List<String> names) {
        return names.stream()
                .map(name -> AttributeDefinition.builder()
                        .attributeName(name)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .toList();
    }
}
