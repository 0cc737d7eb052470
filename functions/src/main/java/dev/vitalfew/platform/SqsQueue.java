package dev.vitalfew.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Puts messages into a queue, ten at a time. */
public final class SqsQueue {

    private static final int BATCH = 10;

    private final SqsClient sqs;
    private final String url;

    public SqsQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    public void put(String body) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    /** @param wait at most 15 minutes */
    public void putLater(String body, Duration wait) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body).delaySeconds((int) wait.toSeconds()));
    }

    public void putAll(List<String> bodies) {
        for (var from = 0; from < bodies.size(); from += BATCH) {
            putBatch(bodies.subList(from, Math.min(bodies.size(), from + BATCH)));
        }
    }

    private void putBatch(List<String> bodies) {
        var entries = new ArrayList<SendMessageBatchRequestEntry>();
        for (var body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(body)
                    .build());
        }
        var answer = sqs.sendMessageBatch(send -> send.queueUrl(url).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException(
                    "the queue did not take " + answer.failed().size() + " of " + bodies.size() + " messages");
        }
    }
}
