package dev.vitalfew.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Gatherers;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes many items by one call, which can ask nothing of what is there; what a busy table leaves over is tried again. */
public final class Batches {

    /** DynamoDB takes no more by a call. */
    public static final int AT_ONCE = 25;

    private static final int TRIES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

    private Batches() {}

    /** Writes at most {@link #AT_ONCE} items, no key twice; returns what could not be written. */
    public static List<WriteRequest> write(DynamoDbClient dynamo, String table, List<WriteRequest> writes) {
        var left = writes;
        for (int tried = 0; tried < TRIES && !left.isEmpty(); tried++) {
            if (tried > 0) {
                LockSupport.parkNanos(FIRST_PAUSE.multipliedBy(1L << tried).toNanos());
            }
            var waiting = left;
            left = dynamo.batchWriteItem(batch -> batch.requestItems(Map.of(table, waiting)))
                    .unprocessedItems()
                    .getOrDefault(table, List.of());
        }
        return left;
    }

    /** Deletes all of them, or fails: then some may have been deleted. What is not there is no matter. */
    public static void delete(DynamoDbClient dynamo, String table, List<Map<String, AttributeValue>> keys) {
        keys.stream()
                .distinct()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build())
                .gather(Gatherers.windowFixed(AT_ONCE))
                .forEach(deletes -> {
                    var left = write(dynamo, table, deletes);
                    if (!left.isEmpty()) {
                        throw new IllegalStateException("%s is too busy to delete %d of %d items"
                                .formatted(table, left.size(), deletes.size()));
                    }
                });
    }
}
