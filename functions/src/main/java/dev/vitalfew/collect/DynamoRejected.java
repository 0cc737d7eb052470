package dev.vitalfew.collect;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.platform.Env;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Rejections in the table REJECTED, a partition for each day. */
public final class DynamoRejected implements Rejected {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 25;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoRejected(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public static DynamoRejected from(Env env) {
        return new DynamoRejected(new Aws(env).dynamo(), env.get("REJECTED_TABLE"));
    }

    @Override
    public List<Rejection> add(List<Rejection> rejections) {
        for (int from = 0; from < rejections.size(); from += AT_ONCE) {
            var chunk = rejections.subList(from, Math.min(from + AT_ONCE, rejections.size()));
            if (!isWritten(chunk)) {
                return rejections.subList(from, rejections.size());
            }
        }
        return List.of();
    }

    private boolean isWritten(List<Rejection> chunk) {
        var requests = chunk.stream()
                .map(rejection -> WriteRequest.builder()
                        .putRequest(put -> put.item(item(rejection)))
                        .build())
                .toList();
        try {
            var answer = dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(table, requests)));
            return answer.unprocessedItems().isEmpty();
        } catch (SdkException _) {
            return false;
        }
    }

    @Override
    public Page page(LocalDate today, Optional<String> cursor, int limit) {
        var start = cursor.map(Cursor::parse).orElse(new Cursor(today, ""));
        var found = new ArrayList<Rejection>();
        for (var day = start.day(); day.isAfter(today.minusDays(DAYS)); day = day.minusDays(1)) {
            var before = day.equals(start.day()) ? start.id() : "";
            var items = day(day, before, limit - found.size());
            items.stream().map(DynamoRejected::rejection).forEach(found::add);
            if (found.size() >= limit) {
                return new Page(
                        found, Optional.of(new Cursor(day, new DynamoItem(items.getLast()).text("id")).toString()));
            }
        }
        return new Page(found, Optional.empty());
    }

    private List<Map<String, AttributeValue>> day(LocalDate day, String before, int limit) {
        var names = new HashMap<>(Map.of("#day", "day"));
        var values = new HashMap<>(Map.of(":day", AttributeValue.fromS(day.toString())));
        if (!before.isEmpty()) {
            names.put("#id", "id");
            values.put(":before", AttributeValue.fromS(before));
        }
        return dynamo
                .queryPaginator(query -> query.tableName(table)
                        .keyConditionExpression(before.isEmpty() ? "#day = :day" : "#day = :day AND #id < :before")
                        .expressionAttributeNames(names)
                        .expressionAttributeValues(values)
                        .scanIndexForward(false)
                        .limit(limit))
                .items()
                .stream()
                .limit(limit)
                .toList();
    }

    private static Map<String, AttributeValue> item(Rejection rejection) {
        var millis = rejection.at().toEpochMilli();
        return Map.of(
                "day",
                        AttributeValue.fromS(rejection
                                .at()
                                .atZone(ZoneOffset.UTC)
                                .toLocalDate()
                                .toString()),
                "id", AttributeValue.fromS("%013d#%s".formatted(millis, UUID.randomUUID())),
                "at", DynamoItem.of(millis),
                "reason", AttributeValue.fromS(rejection.reason()),
                "pointer", AttributeValue.fromS(rejection.pointer()),
                "body", AttributeValue.fromS(rejection.body()),
                "expires", DynamoItem.of(rejection.at().plus(KEPT).getEpochSecond()));
    }

    private static Rejection rejection(Map<String, AttributeValue> attributes) {
        var item = new DynamoItem(attributes);
        return new Rejection(item.time("at"), item.text("reason"), item.text("pointer"), item.text("body"));
    }

    /** The last rejection that was shown. */
    private record Cursor(LocalDate day, String id) {

        static Cursor parse(String text) {
            try {
                var at = Math.max(0, text.indexOf('/'));
                return new Cursor(LocalDate.parse(text.substring(0, at)), text.substring(at + 1));
            } catch (DateTimeParseException _) {
                throw new WrongCursor(text);
            }
        }

        @Override
        public String toString() {
            return day + "/" + id;
        }
    }
}
