package dev.vitalfew.lifecycle;

import dev.vitalfew.model.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Results from the index {@code sequence} of the table {@code lifecycle}. */
public final class DynamoResults {

    public static final String INDEX = "sequence";

    private static final String ENROLLMENT = "enrollment#";
    private static final String SEND = "send#";

    /** More would take longer than a request may. */
    private static final int MOST = 200_000;

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoResults(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /** Of those people who entered in the days before {@code now}. */
    public Map<String, Object> of(Sequence sequence, int days, Instant now) {
        var results = new Results(sequence.goal().map(Sequence.Goal::within), now);
        var since = now.minus(Duration.ofDays(days));
        items(sequence.name(), ENROLLMENT)
                .filter(item -> !item.text("person").startsWith("g:"))
                .map(item -> way(sequence.name(), item))
                .filter(way -> !way.enteredAt().isBefore(since))
                .forEach(results::add);
        items(sequence.name(), SEND)
                .filter(item -> !item.time("at").isBefore(since))
                .forEach(item ->
                        results.add(item.text("person"), item.text("entry"), item.text("step"), item.text("state")));
        return results.said();
    }

    private static Results.Way way(String sequence, Stored item) {
        return new Results.Way(
                item.text("person"),
                item.text("record").substring(Enrollment.record(sequence, "").length()),
                item.time("enteredAt"),
                item.text("state"),
                item.text("reason", ""),
                item.value("heldOut").bool(),
                (int) item.number("step"),
                item.find("goal").map(AttributeValue::s).map(Instant::parse));
    }

    private Stream<Stored> items(String sequence, String prefix) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression("#sequence = :sequence AND begins_with(#record, :prefix)")
                        .expressionAttributeNames(Map.of("#sequence", "sequence", "#record", "record"))
                        .expressionAttributeValues(Map.of(
                                ":sequence", AttributeValue.fromS(sequence), ":prefix", AttributeValue.fromS(prefix))))
                .items()
                .stream()
                .limit(MOST)
                .map(Stored::new);
    }
}
