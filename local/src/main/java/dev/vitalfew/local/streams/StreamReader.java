package dev.vitalfew.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the shards of one table's stream, parents before children, from where it is told on. */
final class StreamReader {

    private static final List<String> START_OVER = List.of("ExpiredIteratorException", "TrimmedDataAccessException");
    private static final int LOOK_FOR_SHARDS_EVERY = 200;

    private final AwsJson streams;
    private final String stream;
    private final Checkpoint checkpoint;
    private final Map<String, String> iterators = new LinkedHashMap<>();
    private final Map<String, String> read = new LinkedHashMap<>();
    private final Set<String> finished = new HashSet<>();
    private int polls;

    private StreamReader(AwsJson streams, String stream, Checkpoint checkpoint) {
        this.streams = streams;
        this.stream = stream;
        this.checkpoint = checkpoint;
    }

    static StreamReader of(AwsJson streams, String table, Checkpoint checkpoint) {
        var found = streams.call("ListStreams", Json.object().put("TableName", table));
        var stream = found.path("Streams").path(0).path("StreamArn").asText();
        if (stream.isEmpty()) {
            throw new IllegalStateException("table " + table + " has no stream");
        }
        return new StreamReader(streams, stream, checkpoint);
    }

    /** Hands on what is there now, and answers how many records that was. */
    int poll(BiConsumer<String, JsonNode> records) {
        if (polls++ % LOOK_FOR_SHARDS_EVERY == 0) {
            openShards();
        }
        var count = 0;
        for (var shard : List.copyOf(iterators.keySet())) {
            count += poll(shard, records);
        }
        return count;
    }

    private int poll(String shard, BiConsumer<String, JsonNode> records) {
        try {
            var request =
                    Json.object().put("ShardIterator", iterators.get(shard)).put("Limit", 1000);
            var answer = streams.call("GetRecords", request);
            var found = answer.path("Records");
            for (var record : found) {
                read.put(shard, record.path("dynamodb").path("SequenceNumber").asText());
                records.accept(shard, record);
            }
            var next = answer.path("NextShardIterator").asText("");
            if (next.isEmpty() || next.equals("null")) {
                iterators.remove(shard);
                finished.add(shard);
                openShards();
            } else {
                iterators.put(shard, next);
            }
            return found.size();
        } catch (AwsJson.Refused e) {
            if (!START_OVER.contains(e.type())) {
                throw e;
            }
            iterators.put(shard, iterator(shard, e.type().startsWith("Trimmed") ? Optional.empty() : last(shard)));
            return 0;
        }
    }

    private void openShards() {
        var description = streams.call("DescribeStream", Json.object().put("StreamArn", stream))
                .path("StreamDescription");
        var known = new HashSet<String>();
        description
                .path("Shards")
                .forEach(shard -> known.add(shard.path("ShardId").asText()));
        for (var shard : description.path("Shards")) {
            var id = shard.path("ShardId").asText();
            var parent = shard.path("ParentShardId").asText();
            var parentOpen = known.contains(parent) && !finished.contains(parent);
            if (!parentOpen && !finished.contains(id) && !iterators.containsKey(id)) {
                iterators.put(id, iterator(id, last(id)));
            }
        }
    }

    private Optional<String> last(String shard) {
        return Optional.ofNullable(read.get(shard)).or(() -> checkpoint.reached(shard));
    }

    private String iterator(String shard, Optional<String> after) {
        var request = Json.object()
                .put("StreamArn", stream)
                .put("ShardId", shard)
                .put("ShardIteratorType", after.isPresent() ? "AFTER_SEQUENCE_NUMBER" : "TRIM_HORIZON");
        after.ifPresent(sequence -> request.put("SequenceNumber", sequence));
        try {
            return streams.call("GetShardIterator", request)
                    .path("ShardIterator")
                    .asText();
        } catch (AwsJson.Refused e) {
            if (after.isEmpty() || !e.type().startsWith("Trimmed")) {
                throw e;
            }
            return iterator(shard, Optional.empty());
        }
    }
}
