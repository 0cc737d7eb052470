package dev.vitalfew.segment;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.time.LocalDate;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue {@code slices}; a message is {@code 2026-11-22 3}. */
final class SqsSliceQueue implements SliceQueue {

    private final SqsClient sqs;
    private final String url;

    private SqsSliceQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    static SqsSliceQueue from(Env env) {
        return new SqsSliceQueue(new Aws(env).sqs(), env.get("SLICES_QUEUE"));
    }

    record Waiting(LocalDate date, int number) {}

    @Override
    public void send(LocalDate date, int slice) {
        sqs.sendMessage(message -> message.queueUrl(url).messageBody(date + " " + slice));
    }

    static Waiting read(String body) {
        var parts = body.split(" ");
        return new Waiting(LocalDate.parse(parts[0]), Integer.parseInt(parts[1]));
    }
}
