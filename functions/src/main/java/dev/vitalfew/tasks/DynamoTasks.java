package dev.vitalfew.tasks;

import static dev.vitalfew.platform.Attributes.n;
import static dev.vitalfew.platform.Attributes.s;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Batches;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.platform.Env;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tasks in the table {@code tasks}. */
public final class DynamoTasks implements Tasks {

    /** Each has the attribute of its name and {@code order} as keys. */
    public static final List<String> INDEXES = List.of("state", "owner", "account");

    private final DynamoDbClient dynamo;
    private final String table;

    public DynamoTasks(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public static DynamoTasks from(Env env) {
        return new DynamoTasks(new Aws(env).dynamo(), env.get("TASKS_TABLE"));
    }

    @Override
    public Optional<Task> find(String id) {
        return item(id).filter(item -> item.find("kind").isPresent()).map(TaskItem::read);
    }

    @Override
    public Page list(Filter filter, Optional<String> cursor, int limit) {
        var index = filter.account().isPresent() ? "account" : filter.owner().isPresent() ? "owner" : "state";
        var value = s(filter.account()
                .map(Object::toString)
                .or(filter::owner)
                .or(() -> filter.stated().map(Task.State::text))
                .orElseThrow());
        var request = QueryRequest.builder().tableName(table).indexName(index).limit(limit);
        var names = new HashMap<>(Map.of("#key", index));
        var values = new HashMap<>(Map.of(":key", value));
        var keys = "#key = :key";
        if (filter.stated().isPresent() && !index.equals("state")) {
            names.put("#order", "order");
            values.put(":state", s(TaskOrder.begin(filter.stated().get())));
            keys += " AND begins_with(#order, :state)";
        }
        if (filter.account().isPresent() && filter.owner().isPresent()) {
            names.put("#owner", "owner");
            values.put(":owner", s(filter.owner().get()));
            request.filterExpression("#owner = :owner");
        }
        cursor.ifPresent(order ->
                request.exclusiveStartKey(Map.of("id", s(TaskOrder.id(order)), "order", s(order), index, value)));
        var page = dynamo.query(request.keyConditionExpression(keys)
                .expressionAttributeNames(names)
                .expressionAttributeValues(values)
                .build());
        return new Page(
                page.items().stream().map(DynamoItem::new).map(TaskItem::read).toList(),
                page.hasLastEvaluatedKey()
                        ? Optional.of(new DynamoItem(page.lastEvaluatedKey()).text("order"))
                        : Optional.empty());
    }

    @Override
    public boolean save(Task changed) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(TaskItem.write(changed.written()))
                    .conditionExpression("#version = :read")
                    .expressionAttributeNames(Map.of("#version", "version"))
                    .expressionAttributeValues(Map.of(":read", n(changed.version()))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public void remove(List<Task> tasks) {
        Batches.delete(
                dynamo,
                table,
                tasks.stream().map(task -> Map.of("id", s(task.id()))).toList());
    }

    @Override
    public Slot slot(String key) {
        return item(slotId(key))
                .map(item -> new Slot(
                        key,
                        item.number("number"),
                        item.get("tasks").m().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, task -> task.getValue()
                                        .s())),
                        item.number("version")))
                .orElseGet(() -> Slot.none(key));
    }

    @Override
    public boolean settle(Slot slot, List<Task> tasks) {
        var writes = new ArrayList<TransactWriteItem>();
        writes.add(put(toItem(slot), slot.version()));
        tasks.forEach(task -> writes.add(put(TaskItem.write(task.written()), task.version())));
        try {
            dynamo.transactWriteItems(write -> write.transactItems(writes));
            return true;
        } catch (TransactionCanceledException cancelled) {
            if (cancelled.cancellationReasons().stream()
                    .anyMatch(reason -> "ConditionalCheckFailed".equals(reason.code()))) {
                return false;
            }
            throw cancelled;
        }
    }

    @Override
    public long turn(String row) {
        var answer = dynamo.updateItem(update -> update.tableName(table)
                .key(Map.of("id", s("turn#" + row)))
                .updateExpression("ADD #turn :one")
                .expressionAttributeNames(Map.of("#turn", "turn"))
                .expressionAttributeValues(Map.of(":one", n(1)))
                .returnValues(ReturnValue.UPDATED_NEW));
        return new DynamoItem(answer.attributes()).number("turn");
    }

    @Override
    public boolean claimDigest(String owner, LocalDate date) {
        try {
            dynamo.putItem(put -> put.tableName(table)
                    .item(Map.of("id", s(digestId(owner, date))))
                    .conditionExpression("attribute_not_exists(#id)")
                    .expressionAttributeNames(Map.of("#id", "id")));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public void releaseDigest(String owner, LocalDate date) {
        dynamo.deleteItem(delete -> delete.tableName(table).key(Map.of("id", s(digestId(owner, date)))));
    }

    private static String digestId(String owner, LocalDate date) {
        return "digest#" + date + "#" + owner;
    }

    private Optional<DynamoItem> item(String id) {
        var found = dynamo.getItem(
                get -> get.tableName(table).key(Map.of("id", s(id))).consistentRead(true));
        return found.hasItem() ? Optional.of(new DynamoItem(found.item())) : Optional.empty();
    }

    private TransactWriteItem put(Map<String, AttributeValue> item, long read) {
        return TransactWriteItem.builder()
                .put(put -> {
                    put.tableName(table).item(item);
                    if (read == 0) {
                        put.conditionExpression("attribute_not_exists(#id)")
                                .expressionAttributeNames(Map.of("#id", "id"));
                    } else {
                        put.conditionExpression("#version = :read")
                                .expressionAttributeNames(Map.of("#version", "version"))
                                .expressionAttributeValues(Map.of(":read", n(read)));
                    }
                })
                .build();
    }

    private static Map<String, AttributeValue> toItem(Slot slot) {
        return Map.of(
                "id", s(slotId(slot.key())),
                "number", n(slot.number()),
                "tasks",
                        AttributeValue.fromM(slot.tasks().entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, task -> s(task.getValue())))),
                "version", n(slot.version() + 1));
    }

    private static String slotId(String key) {
        return "slot#" + key;
    }
}
