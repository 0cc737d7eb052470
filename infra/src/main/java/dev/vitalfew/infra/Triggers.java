package dev.vitalfew.infra;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.lambda.CfnEventSourceMapping;
import software.amazon.awscdk.services.lambda.EventSourceMapping;
import software.amazon.awscdk.services.lambda.FilterCriteria;
import software.amazon.awscdk.services.lambda.StartingPosition;
import software.amazon.awscdk.services.lambda.eventsources.SqsDlq;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** Streams and queues that call functions: always by the live alias, always with partial answers. */
final class Triggers {

    private static final List<String> READ_STREAM = List.of(
            "dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:ListStreams");
    private static final List<String> READ_QUEUE =
            List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes");

    private final Construct scope;

    Triggers(Construct scope) {
        this.scope = scope;
    }

    /** Records of those kinds. */
    static Map<String, Object> kinds(String... kinds) {
        return Map.of("eventName", List.of(kinds));
    }

    /** New events of those names; of any name when it isn't known which. A filter has to name something. */
    static Map<String, Object> events(Optional<Set<String>> names) {
        var image = names.map(some -> some.isEmpty() ? List.of("(none)") : List.copyOf(some))
                .<Map<String, Object>>map(some -> Map.of("name", Map.of("S", some)))
                .orElse(Map.of("type", Map.of("S", List.of("track", "page", "screen"))));
        return new TreeMap<>(Map.of("eventName", List.of("INSERT"), "dynamodb", Map.of("NewImage", image)));
    }

    /**
     * The stream's records, several lanes a shard, order kept by item. Records are tried for as long as the stream has
     * them: an outage of a day loses nothing, and a single bad record is bisected out and blocks its lane alone.
     */
    void stream(NamedTable table, Map<String, Object> filter, int lanes, StageFunction reader, Queue dropped) {
        var arn = requireNonNull(table.table().getTableStreamArn());
        reader.allow(READ_STREAM, arn).sendsUntold(dropped);
        var mapping = EventSourceMapping.Builder.create(scope, reader.handler().id() + "Stream")
                .target(reader.live())
                .eventSourceArn(arn)
                .filters(List.of(FilterCriteria.filter(filter)))
                .startingPosition(StartingPosition.TRIM_HORIZON)
                .batchSize(100)
                .parallelizationFactor(lanes)
                .bisectBatchOnError(true)
                .reportBatchItemFailures(true)
                .maxRecordAge(Duration.hours(24))
                .onFailure(new SqsDlq(dropped))
                .build();
        callByArn(mapping, reader);
    }

    void queue(NamedQueue queue, int batch, StageFunction reader) {
        queue(queue, batch, null, reader);
    }

    void queue(NamedQueue queue, int batch, @Nullable Integer most, StageFunction reader) {
        reader.allow(READ_QUEUE, queue.queue().getQueueArn());
        var mapping = EventSourceMapping.Builder.create(scope, reader.handler().id() + "Messages")
                .target(reader.live())
                .eventSourceArn(queue.queue().getQueueArn())
                .batchSize(batch)
                .maxConcurrency(most)
                .reportBatchItemFailures(true)
                .build();
        callByArn(mapping, reader);
    }

    /** The alias as it is; the CDK would cut its ARN apart and put its name together again. */
    private static void callByArn(EventSourceMapping mapping, StageFunction reader) {
        var resource = (CfnEventSourceMapping) requireNonNull(mapping.getNode().getDefaultChild());
        resource.setFunctionName(reader.live().getFunctionArn());
    }
}
