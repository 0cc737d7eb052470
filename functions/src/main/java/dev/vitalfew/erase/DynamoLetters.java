package dev.vitalfew.erase;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Stored;
import dev.vitalfew.lifecycle.suppressions.PreferencesItem;
import dev.vitalfew.platform.Batches;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Records of people in the table {@code lifecycle}. */
public final class DynamoLetters implements Letters {

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoLetters(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public Set<String> addresses(Id person) {
        return dynamo.queryPaginator(of(person)).items().stream()
                .map(Stored::new)
                .flatMap(record -> record.find("address").stream())
                .map(AttributeValue::s)
                .collect(Collectors.toSet());
    }

    /** What they chose is one record of many at most, so a page that holds nothing else is the last. */
    @Override
    public int forget(Id subject, int most) {
        var records = dynamo.query(of(subject).toBuilder().limit(most + 1).build()).items().stream()
                .map(item -> new Stored(item).text("record"))
                .filter(record -> !record.equals(PreferencesItem.RECORD))
                .limit(most)
                .map(record -> DynamoEnrollments.key(subject, record))
                .toList();
        Batches.delete(dynamo, table, records);
        return records.size();
    }

    private QueryRequest of(Id subject) {
        return QueryRequest.builder()
                .tableName(table)
                .consistentRead(true)
                .projectionExpression("#record, #address")
                .keyConditionExpression("#person = :person")
                .expressionAttributeNames(Map.of("#person", "person", "#record", "record", "#address", "address"))
                .expressionAttributeValues(Map.of(":person", AttributeValue.fromS(subject.toString())))
                .build();
    }
}
