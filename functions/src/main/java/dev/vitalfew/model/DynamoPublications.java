package dev.vitalfew.model;

import static java.util.Objects.requireNonNull;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Publications in the control table: {@code model} is the current one, {@code model#<hash>} each that ever was. */
public final class DynamoPublications implements Publications {

    private static final String CURRENT = "model";
    private static final int TRIES = 5;

    private final DynamoDbClient dynamo;
    private final String table;

    DynamoPublications(DynamoDbClient dynamo, String table) {
        this.dynamo = dynamo;
        this.table = table;
    }

    public static DynamoPublications from(Env env) {
        return new DynamoPublications(new Aws(env).dynamo(), env.get("CONTROL_TABLE"));
    }

    @Override
    public long publish(String hash) {
        for (int tried = 0; tried < TRIES; tried++) {
            var current = find(CURRENT);
            if (current.isPresent() && current.get().hash().equals(hash)) {
                return current.get().number();
            }
            var next = new Published(hash, current.map(Published::number).orElse(0L) + 1);
            if (succeeds(current, next)) {
                return next.number();
            }
        }
        throw new IllegalStateException("the model " + hash + " could not be published: others publish all the time");
    }

    @Override
    public long number(String hash) {
        return find(CURRENT + "#" + hash)
                .orElseThrow(() -> Unpublished.model(hash))
                .number();
    }

    /** Whether {@code next} is now the current model; not when another was published meanwhile. */
    private boolean succeeds(Optional<Published> current, Published next) {
        try {
            dynamo.transactWriteItems(transaction -> transaction.transactItems(
                    put(put(CURRENT, next).toBuilder(), current),
                    TransactWriteItem.builder()
                            .put(put(CURRENT + "#" + next.hash(), next))
                            .build()));
            return true;
        } catch (TransactionCanceledException _) {
            return false;
        }
    }

    private static TransactWriteItem put(Put.Builder put, Optional<Published> current) {
        current.ifPresentOrElse(
                published -> put.conditionExpression("#number = :number")
                        .expressionAttributeNames(Map.of("#number", "number"))
                        .expressionAttributeValues(Map.of(":number", number(published.number()))),
                () -> put.conditionExpression("attribute_not_exists(#name)")
                        .expressionAttributeNames(Map.of("#name", "name")));
        return TransactWriteItem.builder().put(put.build()).build();
    }

    private Put put(String name, Published published) {
        return Put.builder()
                .tableName(table)
                .item(Map.of(
                        "name", AttributeValue.fromS(name),
                        "hash", AttributeValue.fromS(published.hash()),
                        "number", number(published.number())))
                .build();
    }

    private Optional<Published> find(String name) {
        var item = dynamo.getItem(get -> get.tableName(table)
                        .key(Map.of("name", AttributeValue.fromS(name)))
                        .consistentRead(true))
                .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(fromItem(item));
    }

    private static Published fromItem(Map<String, AttributeValue> item) {
        return new Published(
                requireNonNull(item.get("hash")).s(),
                Long.parseLong(requireNonNull(item.get("number")).n()));
    }

    private static AttributeValue number(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    private record Published(String hash, long number) {}
}
