package dev.vitalfew.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Function;
import dev.vitalfew.local.functions.FunctionFailed;
import dev.vitalfew.local.queues.Queues.Depth;
import dev.vitalfew.local.streams.Delivery;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.template.TemplateException;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;

/**
 * Invokes a function with a queue's messages, in batches; deletes what it did, and lets come again what it failed. Now
 * and then a batch comes twice, as SQS allows itself.
 */
public final class QueueTrigger implements AutoCloseable {

    private static final int MOST_AT_ONCE = 10;
    private static final int PARALLEL = 5;

    private final Queues queues;
    private final Function function;
    private final String arn;
    private final int batchSize;
    private final boolean partial;
    private final Semaphore parallel;
    private final Random random;
    private final double repeats;
    private final boolean isOfCalls;
    private final Thread receiver;

    public QueueTrigger(Resource mapping, Queues queues, Function function, Delivery delivery) {
        this.queues = queues;
        this.function = function;
        this.arn = mapping.text("EventSourceArn");
        this.batchSize = Math.min(mapping.get("BatchSize").asInt(MOST_AT_ONCE), MOST_AT_ONCE);
        this.partial = mapping.get("FunctionResponseTypes").toString().contains("ReportBatchItemFailures");
        var most = mapping.get("ScalingConfig").path("MaximumConcurrency").asInt(PARALLEL);
        this.parallel = new Semaphore(Math.min(most, PARALLEL));
        this.random = new Random(delivery.seed() ^ arn.hashCode());
        this.isOfCalls = Places.nameOf(arn).contains("Webhooks");
        this.repeats = arn.endsWith(".fifo") ? 0 : delivery.repeats();
        if (mapping.get("FilterCriteria").size() > 0) {
            throw new TemplateException(mapping.id() + " filters a queue's messages, which is not done here");
        }
        this.receiver = Thread.ofVirtual().name("receive " + arn).unstarted(this::receive);
    }

    public void start() {
        receiver.start();
    }

    @Override
    public void close() {
        receiver.interrupt();
    }

    public Depth depth() {
        return queues.depth(arn);
    }

    /** Somebody else's server may be down for hours: nobody waits for a call that is to be made again. */
    public boolean atRest() {
        var depth = depth();
        return depth.none() || isOfCalls && depth.visible() + depth.inFlight() == 0;
    }

    private void receive() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                parallel.acquire();
                var messages = queues.receive(arn, batchSize, 1);
                if (messages.isEmpty()) {
                    parallel.release();
                    continue;
                }
                var twice = random.nextDouble() < repeats;
                Thread.ofVirtual().name("deliver " + arn).start(() -> deliver(messages, twice));
            }
        } catch (InterruptedException | AwsJson.Stopped _) {
            Thread.currentThread().interrupt();
        } catch (UncheckedIOException e) {
            if (!Thread.currentThread().isInterrupted()) {
                System.err.println("the queue " + arn + " is gone: " + e);
            }
        }
    }

    private void deliver(JsonNode messages, boolean twice) {
        try {
            var failed = invoke(messages);
            if (twice && failed.isEmpty()) {
                failed = invoke(messages);
            }
            for (var message : messages) {
                var receipt = message.path("ReceiptHandle").asText();
                if (failed.contains(message.path("MessageId").asText())) {
                    queues.retryIn(arn, receipt, received(message));
                } else {
                    queues.delete(arn, receipt);
                }
            }
        } catch (AwsJson.Refused | UncheckedIOException e) {
            System.err.println("the queue " + arn + " did not settle a batch, it will come again: " + e.getMessage());
        } finally {
            parallel.release();
        }
    }

    /** Answers the ids of the messages that failed. */
    private Set<String> invoke(JsonNode messages) {
        var failed = new HashSet<String>();
        try {
            var answer = function.invoke(event(messages));
            if (partial) {
                answer.path("batchItemFailures")
                        .forEach(failure ->
                                failed.add(failure.path("itemIdentifier").asText()));
            }
        } catch (FunctionFailed e) {
            e.printStackTrace();
            messages.forEach(message -> failed.add(message.path("MessageId").asText()));
        }
        return failed;
    }

    private static int received(JsonNode message) {
        return Math.max(
                1, message.path("Attributes").path("ApproximateReceiveCount").asInt());
    }

    private JsonNode event(JsonNode messages) {
        var event = Json.object();
        var records = event.putArray("Records");
        for (var message : messages) {
            var record = records.addObject()
                    .put("messageId", message.path("MessageId").asText())
                    .put("receiptHandle", message.path("ReceiptHandle").asText())
                    .put("body", message.path("Body").asText())
                    .put("md5OfBody", message.path("MD5OfBody").asText())
                    .put("eventSource", "aws:sqs")
                    .put("eventSourceARN", arn)
                    .put("awsRegion", Places.REGION);
            record.putObject("attributes");
            message.path("Attributes").properties().forEach(attribute -> record.withObject("/attributes")
                    .set(attribute.getKey(), attribute.getValue()));
            var own = record.putObject("messageAttributes");
            message.path("MessageAttributes").properties().forEach(attribute -> own.putObject(attribute.getKey())
                    .put("dataType", attribute.getValue().path("DataType").asText())
                    .put("stringValue", attribute.getValue().path("StringValue").asText()));
        }
        return event;
    }
}
