package dev.vitalfew.lifecycle.results;

import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.EnrollmentItem;
import dev.vitalfew.lifecycle.enrollments.Stored;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.model.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Results from the index {@code sequence} of the table {@code lifecycle}. */
public final class DynamoResults {

    public static final String INDEX = "sequence";

    /** What it has of each item. */
    public static final List<String> ATTRIBUTES = Stream.concat(
                    Stream.of(
                            "account",
                            "enteredAt",
                            "state",
                            "reason",
                            "draw",
                            "goal",
                            EnrollmentItem.MRR_BEFORE,
                            EnrollmentItem.MRR_AFTER,
                            "step",
                            "entry",
                            "at"),
                    Arrays.stream(Ledger.Fate.values()).map(Ledger.Fate::word))
            .toList();

    private static final String ENROLLMENT = "enrollment#";
    private static final String SEND = "send#";

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoResults(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    /**
     * Of those people who entered in the days before {@code now}.
     *
     * @param most how many enrollments, and emails, are read at most
     */
    public Map<String, Object> of(Sequence sequence, int days, Instant now, int most) {
        var results = new Results(
                sequence.goal().map(Sequence.Goal::within), sequence.tests(), new Course(sequence).splits(), now);
        var since = now.minus(Duration.ofDays(days));
        var ways = read(sequence.name(), ENROLLMENT, most, item -> {
            if (!item.text("person").startsWith("g:") && !item.time("enteredAt").isBefore(since)) {
                results.add(way(sequence.name(), item));
            }
        });
        var sends = read(sequence.name(), SEND, most, item -> {
            if (!item.time("at").isBefore(since)) {
                results.add(send(sequence.name(), item));
            }
        });
        var said = results.said();
        said.put("complete", ways < most && sends < most);
        return said;
    }

    private static Ledger.Sent send(String sequence, Stored item) {
        return DynamoLedger.sent(
                new Ledger.Key(item.id("person"), sequence, item.text("step"), item.text("entry")), item);
    }

    private static Results.Way way(String sequence, Stored item) {
        return new Results.Way(
                item.text("person"),
                item.text("record").substring(Enrollment.record(sequence, "").length()),
                item.time("enteredAt"),
                item.text("state"),
                item.text("reason", ""),
                EnrollmentItem.draw(item),
                item.find("goal").map(AttributeValue::s).map(Instant::parse),
                item.text("account"),
                EnrollmentItem.mrr(item));
    }

    /** Returns how many were read, {@code most} of more. */
    private int read(String sequence, String prefix, int most, Consumer<Stored> taker) {
        var read = new AtomicInteger();
        dynamo
                .queryPaginator(query -> query.tableName(table)
                        .indexName(INDEX)
                        .keyConditionExpression("#sequence = :sequence AND begins_with(#record, :prefix)")
                        .expressionAttributeNames(Map.of("#sequence", "sequence", "#record", "record"))
                        .expressionAttributeValues(Map.of(
                                ":sequence", AttributeValue.fromS(sequence), ":prefix", AttributeValue.fromS(prefix))))
                .items()
                .stream()
                .limit(most)
                .map(Stored::new)
                .peek(_ -> read.incrementAndGet())
                .forEach(taker);
        return read.get();
    }
}
