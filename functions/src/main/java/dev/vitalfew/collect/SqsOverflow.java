package dev.vitalfew.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The overflow queue: many events in a message, as many as fit. */
final class SqsOverflow implements Overflow {

    private static final int MOST_BYTES = 200 * 1024;

    private final SqsClient sqs;
    private final String queue;

    SqsOverflow(SqsClient sqs, String queue) {
        this.sqs = sqs;
        this.queue = queue;
    }

    static SqsOverflow from(Env env) {
        return new SqsOverflow(new Aws(env).sqs(), env.get("OVERFLOW_QUEUE"));
    }

    @Override
    public Spill take(Spill spill) {
        return new Spill(sent(spill.events(), SpillJson::write), sent(spill.rejections(), SpillJson::write));
    }

    /** Returns what could not be sent. */
    private <T> List<T> sent(List<T> waiting, Function<T, String> writer) {
        var message = new ArrayList<String>();
        int first = 0;
        int bytes = 0;
        for (int i = 0; i < waiting.size(); i++) {
            var json = writer.apply(waiting.get(i));
            var size = json.getBytes(UTF_8).length + 1;
            if (!message.isEmpty() && bytes + size > MOST_BYTES) {
                if (!isSent(message)) {
                    return waiting.subList(first, waiting.size());
                }
                message.clear();
                first = i;
                bytes = 0;
            }
            message.add(json);
            bytes += size;
        }
        return message.isEmpty() || isSent(message) ? List.of() : waiting.subList(first, waiting.size());
    }

    private boolean isSent(List<String> message) {
        try {
            sqs.sendMessage(send -> send.queueUrl(queue).messageBody("[" + String.join(",", message) + "]"));
            return true;
        } catch (SdkException _) {
            return false;
        }
    }
}
