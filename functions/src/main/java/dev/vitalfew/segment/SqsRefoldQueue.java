package dev.vitalfew.segment;

import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The queue {@code refold}; a message is an id. */
final class SqsRefoldQueue implements RefoldQueue {

    private final SqsClient sqs;
    private final String url;

    private SqsRefoldQueue(SqsClient sqs, String url) {
        this.sqs = sqs;
        this.url = url;
    }

    static SqsRefoldQueue from(Env env) {
        return new SqsRefoldQueue(new Aws(env).sqs(), env.get("REFOLD_QUEUE"));
    }

    @Override
    public void send(Id id) {
        sqs.sendMessage(message -> message.queueUrl(url).messageBody(id.toString()));
    }
}
