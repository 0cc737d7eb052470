package dev.vitalfew.segment;

import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The FIFO queue {@code settle}; a message is {@code EVENT 2026-11-22T10:00:00Z g:acme}.
 *
 * <p>Messages for one account within one minute are one message, and it is delivered a minute after the first of them:
 * so whatever was folded in that minute is seen by the look that it leads to.
 */
final class SqsSettleQueue implements SettleQueue {

    private final SqsClient sqs;
    private final String url;
    private final Clock clock;

    private SqsSettleQueue(SqsClient sqs, String url, Clock clock) {
        this.sqs = sqs;
        this.url = url;
        this.clock = clock;
    }

    static SqsSettleQueue from(Env env) {
        return new SqsSettleQueue(new Aws(env).sqs(), env.get("SETTLE_QUEUE"), env.clock());
    }

    record Waiting(Id account, Trigger trigger) {}

    @Override
    public void send(Id account, Trigger trigger) {
        var minute = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        sqs.sendMessage(message -> message.queueUrl(url)
                .messageGroupId(hash(account.toString()))
                .messageDeduplicationId(hash(account + "@" + minute + trigger.cause()))
                .messageBody(trigger.cause() + " " + trigger.at() + " " + account));
    }

    /** SQS allows 128 plain characters; an account's id may be longer and hold any. */
    private static String hash(String text) {
        return dev.vitalfew.platform.Hash.sha256(text);
    }

    static Waiting read(String body) {
        var parts = body.split(" ", 3);
        return new Waiting(Id.parse(parts[2]), new Trigger(Cause.valueOf(parts[0]), Instant.parse(parts[1])));
    }
}
