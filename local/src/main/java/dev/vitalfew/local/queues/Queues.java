package dev.vitalfew.local.queues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.template.Resource;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/** The template's queues, by name. */
public final class Queues {

    /** How many messages a queue has: to be had now, with a receiver, or to be had later. */
    public record Depth(int visible, int inFlight, int delayed) {
        public boolean none() {
            return visible + inFlight + delayed == 0;
        }
    }

    private static final List<String> ATTRIBUTES = List.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "MessageRetentionPeriod",
            "FifoQueue",
            "ContentBasedDeduplication",
            "ReceiveMessageWaitTimeSeconds");

    private static final int LONGEST_DELAY = 2;

    private final AwsJson sqs;
    private final QueueServer server;

    public Queues(QueueServer server) {
        this.sqs = AwsJson.sqs(server.endpoint());
        this.server = server;
    }

    /** Creates them all, those without a dead-letter queue first: they may be one. */
    public void create(List<Resource> queues) {
        queues.stream()
                .sorted(Comparator.comparing(queue -> queue.get("RedrivePolicy").size()))
                .forEach(this::create);
    }

    private void create(Resource queue) {
        var attributes = Json.object();
        for (var attribute : ATTRIBUTES) {
            queue.optional(attribute).ifPresent(value -> attributes.put(attribute, value));
        }
        // A delay only gathers what comes close together; on one machine that is not worth a minute of waiting.
        if (queue.get("DelaySeconds").asInt() > LONGEST_DELAY) {
            attributes.put("DelaySeconds", Integer.toString(LONGEST_DELAY));
        }
        if (queue.get("RedrivePolicy").size() > 0) {
            attributes.put("RedrivePolicy", queue.get("RedrivePolicy").toString());
        }
        var name = queue.optional("QueueName").orElse(fifo(queue) ? queue.id() + ".fifo" : queue.id());
        var request = Json.object().put("QueueName", name);
        request.set("Attributes", attributes);
        try {
            sqs.call("CreateQueue", request);
        } catch (AwsJson.Refused e) {
            if (!e.type().contains("QueueNameExists") && !e.type().contains("QueueAlreadyExists")) {
                throw e;
            }
            attributes.remove(List.of("FifoQueue"));
            var change = Json.object().put("QueueUrl", url(name));
            change.set("Attributes", attributes);
            sqs.call("SetQueueAttributes", change);
        }
    }

    private static boolean fifo(Resource queue) {
        return queue.get("FifoQueue").asBoolean();
    }

    /** Sends to the queue of an ARN; a FIFO queue needs the group. */
    public void send(String arn, String body, String group) {
        var request = Json.object().put("QueueUrl", url(Places.nameOf(arn))).put("MessageBody", body);
        if (!group.isEmpty()) {
            request.put("MessageGroupId", group);
        }
        sqs.call("SendMessage", request);
    }

    JsonNode receive(String arn, int most, int waitSeconds) {
        var request = Json.object()
                .put("QueueUrl", url(Places.nameOf(arn)))
                .put("MaxNumberOfMessages", most)
                .put("WaitTimeSeconds", waitSeconds);
        request.putArray("AttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        return sqs.call("ReceiveMessage", request).path("Messages");
    }

    void delete(String arn, String receipt) {
        sqs.call(
                "DeleteMessage",
                Json.object().put("QueueUrl", url(Places.nameOf(arn))).put("ReceiptHandle", receipt));
    }

    void retryIn(String arn, String receipt, int seconds) {
        sqs.call(
                "ChangeMessageVisibility",
                Json.object()
                        .put("QueueUrl", url(Places.nameOf(arn)))
                        .put("ReceiptHandle", receipt)
                        .put("VisibilityTimeout", seconds));
    }

    public Depth depth(String arn) {
        return server.depth(Places.nameOf(arn));
    }

    public List<String> bodies(String arn) {
        return StreamSupport.stream(receive(arn, 10, 0).spliterator(), false)
                .map(message -> message.path("Body").asText())
                .toList();
    }

    private String url(String name) {
        return server.endpoint() + "/" + Places.ACCOUNT + "/" + name;
    }
}
