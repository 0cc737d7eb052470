package dev.vitalfew.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;

class BatchesTest {

    @Test
    void triesAgainWhatWasLeftOver() {
        var table = new Busy(3, 5);

        Batches.delete(table, "busy", keys(27));

        assertThat(table.sizes).containsExactly(25, 20, 15, 10, 2);
        assertThat(table.deleted).containsExactlyInAnyOrderElementsOf(keys(27));
    }

    @Test
    void failsWhenTheTableStaysBusy() {
        var taking = 4;

        assertThatThrownBy(() -> Batches.delete(new Busy(1000, taking), "busy", keys(26)))
                .hasMessage("busy is too busy to delete 5 of 25 items");
    }

    private static List<Map<String, AttributeValue>> keys(int number) {
        return IntStream.range(0, number)
                .mapToObj(key -> Map.of("id", AttributeValue.fromN(Integer.toString(key))))
                .toList();
    }

    /** Takes a few at each of the first calls, and all of them afterwards. */
    private static final class Busy implements DynamoDbClient {

        final List<Integer> sizes = new ArrayList<>();
        final List<Map<String, AttributeValue>> deleted = new ArrayList<>();
        private final int taking;
        private int busyCalls;

        Busy(int busyCalls, int taking) {
            this.busyCalls = busyCalls;
            this.taking = taking;
        }

        @Override
        public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
            var writes = request.requestItems().getOrDefault("busy", List.of());
            sizes.add(writes.size());
            var taken = busyCalls-- > 0 ? Math.min(taking, writes.size()) : writes.size();
            writes.subList(0, taken)
                    .forEach(write -> deleted.add(write.deleteRequest().key()));
            return BatchWriteItemResponse.builder()
                    .unprocessedItems(
                            taken == writes.size() ? Map.of() : Map.of("busy", writes.subList(taken, writes.size())))
                    .build();
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }
}
