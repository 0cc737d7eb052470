package dev.vitalfew.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.bus.EventPattern;
import dev.vitalfew.local.functions.Function;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.wire.AwsJson;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.StreamSupport;

/**
 * Invokes a function with the records of a table's stream. DynamoDB Local has one shard in perfect order, which hides
 * what AWS does; so here the records of different keys are shuffled, batches come again now and then, and several lanes
 * run side by side. The records of one key keep their order. How mean it is says {@link Delivery}.
 */
public final class StreamTrigger implements AutoCloseable {

    private static final int AT_LEAST_LANES = 3;
    private static final long BUSY_PAUSE = 20;
    private static final long IDLE_PAUSE = 100;

    private final String table;
    private final List<EventPattern> filters;
    private final Checkpoint checkpoint;
    private final StreamReader reader;
    private final Optional<Turns> turns;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    public StreamTrigger(
            Resource mapping,
            AwsJson streams,
            Function function,
            Optional<Path> checkpoints,
            Destination onFailure,
            Delivery delivery) {
        this.table = Places.nameOf(mapping.text("EventSourceArn"));
        this.filters = StreamSupport.stream(
                        mapping.get("FilterCriteria").path("Filters").spliterator(), false)
                .map(filter -> new EventPattern(filter.path("Pattern").asText()))
                .toList();
        this.checkpoint = new Checkpoint(checkpoints.map(folder -> folder.resolve(mapping.id() + ".json")));
        this.reader = StreamReader.of(streams, table, checkpoint);
        var manners = manners(mapping, delivery);
        var count =
                Math.max(AT_LEAST_LANES, mapping.get("ParallelizationFactor").asInt(1));
        this.turns = delivery.shuffled() ? Optional.empty() : Optional.of(new Turns(count, manners.batchSize()));
        for (var i = 0; i < count; i++) {
            var random = new Random(delivery.seed() * 31 + i);
            var lane = new Lane(function, manners, checkpoint, onFailure, random);
            lanes.add(lane);
            threads.add(Thread.ofVirtual().name("lane " + table + " " + i).unstarted(lane));
        }
        threads.add(Thread.ofVirtual().name("read " + table).unstarted(this::read));
    }

    private static Lane.Manners manners(Resource mapping, Delivery delivery) {
        var attempts = mapping.get("MaximumRetryAttempts").asInt(-1);
        return new Lane.Manners(
                mapping.get("BatchSize").asInt(100),
                mapping.get("FunctionResponseTypes").toString().contains("ReportBatchItemFailures"),
                mapping.get("BisectBatchOnFunctionError").asBoolean(),
                attempts < 0 ? OptionalInt.empty() : OptionalInt.of(attempts),
                delivery.shuffled(),
                delivery.repeats());
    }

    public void start() {
        threads.forEach(Thread::start);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    /** Reads what the stream has now; true when that was nothing and nothing is on its way. */
    public boolean atRest() {
        return poll() == 0 && checkpoint.pending() == 0;
    }

    /** How many records were read and are not taken yet. */
    public int underWay() {
        return checkpoint.pending();
    }

    private void read() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.sleep(poll() > 0 ? BUSY_PAUSE : IDLE_PAUSE);
            }
        } catch (InterruptedException | AwsJson.Stopped _) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("the stream of " + table + " is gone: " + e);
            }
        }
    }

    private synchronized int poll() {
        return reader.poll(this::take);
    }

    private void take(String shard, JsonNode record) {
        ((ObjectNode) record)
                .put("eventSourceARN", Places.arn("dynamodb", "table/" + table + "/stream/local"))
                .put("awsRegion", Places.REGION);
        var entry = new Entry(shard, record);
        if (!wanted(record)) {
            entry.markDone();
            checkpoint.add(entry);
            checkpoint.settle(shard);
            return;
        }
        checkpoint.add(entry);
        lanes.get(laneOf(entry)).add(entry);
    }

    private int laneOf(Entry entry) {
        return turns.isPresent()
                ? turns.get().laneOf(entry)
                : Math.floorMod(entry.key().hashCode(), lanes.size());
    }

    private boolean wanted(JsonNode record) {
        return filters.isEmpty() || filters.stream().anyMatch(filter -> filter.matches(record));
    }
}
