package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Enrollments in the table {@code lifecycle}; those to be looked at again are in the index {@code due}. */
public final class DynamoEnrollments implements Enrollments {

    private static final String INDEX = "due";
    private static final String CHOSEN = "chosen#";

    /** DynamoDB's limit. */
    private static final int KEYS_AT_ONCE = 100;

    /** To be raised only: an enrollment that waits in a shard which nobody sweeps any more would wait for ever. */
    private static final int SHARDS = 4;

    /** Of fixed width, so that the order of texts is the order of times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoEnrollments(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    @Override
    public boolean enroll(Enrollment enrollment) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(toItem(enrollment))
                    .conditionExpression("attribute_not_exists(#person)")
                    .expressionAttributeNames(Map.of("#person", "person")));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public Optional<Enrollment> find(Id person, String record) {
        var found = dynamo.getItem(
                get -> get.tableName(table).key(key(person, record)).consistentRead(true));
        return found.hasItem() ? Optional.of(EnrollmentItem.read(new Stored(found.item()))) : Optional.empty();
    }

    @Override
    public List<Enrollment> find(Collection<Key> keys) {
        var asked = keys.stream()
                .map(key -> key(key.person(), key.record()))
                .distinct()
                .toList();
        return IntStream.iterate(0, from -> from < asked.size(), from -> from + KEYS_AT_ONCE)
                .mapToObj(from -> asked.subList(from, Math.min(asked.size(), from + KEYS_AT_ONCE)))
                .flatMap(some -> found(some).stream())
                .toList();
    }

    private List<Enrollment> found(List<Map<String, AttributeValue>> keys) {
        var found = new ArrayList<Enrollment>();
        var asked = Map.of(
                table,
                KeysAndAttributes.builder().keys(keys).consistentRead(true).build());
        while (!asked.isEmpty()) {
            var left = asked;
            var answer = dynamo.batchGetItem(batch -> batch.requestItems(left));
            answer.responses().getOrDefault(table, List.of()).stream()
                    .map(item -> EnrollmentItem.read(new Stored(item)))
                    .forEach(found::add);
            asked = answer.unprocessedKeys();
        }
        return found;
    }

    @Override
    public List<Enrollment> of(Id person) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression("#person = :person AND begins_with(#record, :records)")
                        .expressionAttributeNames(Map.of("#person", "person", "#record", "record"))
                        .expressionAttributeValues(Map.of(
                                ":person", AttributeValue.fromS(person.toString()),
                                ":records", AttributeValue.fromS(Enrollment.RECORDS)))
                        .consistentRead(true))
                .items()
                .stream()
                .map(item -> EnrollmentItem.read(new Stored(item)))
                .toList();
    }

    @Override
    public boolean save(Enrollment changed) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(toItem(changed.written()))
                    .conditionExpression("#version = :read")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(
                            Map.of(":read", AttributeValue.fromN(Long.toString(changed.version())))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public Id choose(Id account, String sequence, Entry entry, Id candidate) {
        var written = dynamo.updateItem(update -> update.tableName(table)
                .key(key(account, CHOSEN + sequence + "#" + entry.id()))
                .updateExpression("SET #chosen = if_not_exists(#chosen, :candidate)")
                .expressionAttributeNames(Map.of("#chosen", "chosen"))
                .expressionAttributeValues(Map.of(":candidate", AttributeValue.fromS(candidate.toString())))
                .returnValues(ReturnValue.ALL_NEW));
        return new Stored(written.attributes()).id("chosen");
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        var each = Math.max(1, limit / SHARDS);
        return IntStream.range(0, SHARDS)
                .boxed()
                .flatMap(shard -> due(shard, now, each).stream())
                .toList();
    }

    private List<Due> due(int shard, Instant now, int limit) {
        var page = dynamo.query(query -> query.tableName(table)
                .indexName(INDEX)
                .keyConditionExpression("#shard = :shard AND #dueAt < :after")
                .expressionAttributeNames(Map.of("#shard", "shard", "#dueAt", "dueAt"))
                .expressionAttributeValues(Map.of(
                        ":shard", AttributeValue.fromS(shard(shard)),
                        ":after", AttributeValue.fromS(TIME.format(now.plusMillis(1)))))
                .limit(limit));
        return page.items().stream()
                .map(Stored::new)
                .map(item -> new Due(item.id("person"), item.text("record"), item.text("dueAt")))
                .toList();
    }

    @Override
    public boolean lease(Due due, Instant until) {
        try {
            dynamo.updateItem(update -> update.tableName(table)
                    .key(key(due.person(), due.record()))
                    .updateExpression("SET #dueAt = :until")
                    .conditionExpression("#dueAt = :found")
                    .expressionAttributeNames(Map.of("#dueAt", "dueAt"))
                    .expressionAttributeValues(Map.of(
                            ":found", AttributeValue.fromS(due.dueAt()),
                            ":until", AttributeValue.fromS(dueAt(until, due.person(), due.record())))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Map<String, AttributeValue> toItem(Enrollment enrollment) {
        var item = new HashMap<>(EnrollmentItem.write(enrollment));
        enrollment.look().ifPresent(due -> {
            item.put(
                    "shard",
                    AttributeValue.fromS(
                            shard(Math.floorMod(enrollment.person().toString().hashCode(), SHARDS))));
            item.put("dueAt", AttributeValue.fromS(dueAt(due, enrollment.person(), enrollment.record())));
        });
        return item;
    }

    public static Map<String, AttributeValue> key(Id person, String record) {
        return Map.of(
                "person", AttributeValue.fromS(person.toString()),
                "record", AttributeValue.fromS(record));
    }

    private static String shard(int shard) {
        return "%02d".formatted(shard);
    }

    private static String dueAt(Instant due, Id person, String record) {
        return TIME.format(due) + "#" + person + "#" + record;
    }
}
