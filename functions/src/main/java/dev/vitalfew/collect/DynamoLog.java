package dev.vitalfew.collect;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Batches;
import dev.vitalfew.platform.Env;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The log in the table EVENTS. */
public final class DynamoLog implements Log {

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoLog(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public static DynamoLog from(Env env) {
        return new DynamoLog(new Aws(env).dynamo(), env.get("EVENTS_TABLE"));
    }

    @Override
    public List<LogEntry> append(List<LogEntry> entries) {
        // A call that names a key twice is refused; the last stands, as if written after the first.
        var distinct = new LinkedHashMap<Map<String, AttributeValue>, LogEntry>();
        entries.forEach(entry -> distinct.put(DynamoLogItems.key(entry), entry));
        var waiting = new ArrayList<>(distinct.values());
        var unwritten = new ArrayList<LogEntry>();
        while (!waiting.isEmpty()) {
            var chunk = waiting.subList(0, Math.min(Batches.AT_ONCE, waiting.size()));
            try {
                unwritten.addAll(write(chunk));
                chunk.clear();
            } catch (SdkException _) {
                // Out of reach: whoever holds the rest must not wait for as many failures as there are chunks.
                unwritten.addAll(waiting);
                return unwritten;
            }
        }
        return unwritten;
    }

    private List<LogEntry> write(List<LogEntry> chunk) {
        var byKey = chunk.stream().collect(toMap(DynamoLogItems::key, identity()));
        var requests = chunk.stream()
                .map(entry -> WriteRequest.builder()
                        .putRequest(put -> put.item(DynamoLogItems.item(entry)))
                        .build())
                .toList();
        return Batches.write(dynamo, table, requests).stream()
                .map(request -> request.putRequest().item())
                .map(item -> byKey.get(Map.of("id", item.get("id"), "key", item.get("key"))))
                .toList();
    }

    @Override
    public void remove(List<LogEntry> entries) {
        Batches.delete(dynamo, table, entries.stream().map(DynamoLogItems::key).toList());
    }

    @Override
    public void drop(List<LogEntry> entries) {
        entries.forEach(
                entry -> dynamo.deleteItem(delete -> delete.tableName(table).key(DynamoLogItems.key(entry))));
    }

    @Override
    public Stream<LogEntry> read(Id id, Instant from, Instant to) {
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .consistentRead(true)
                        .keyConditionExpression("#id = :id AND #key BETWEEN :from AND :to")
                        .expressionAttributeNames(Map.of("#id", "id", "#key", "key"))
                        .expressionAttributeValues(Map.of(
                                ":id", AttributeValue.fromS(id.toString()),
                                ":from", AttributeValue.fromS(LogKey.from(from)),
                                // No key equals a bare time, so that this end is left out.
                                ":to", AttributeValue.fromS(LogKey.from(to)))))
                .items()
                .stream()
                .map(DynamoLogItems::entry);
    }
}
