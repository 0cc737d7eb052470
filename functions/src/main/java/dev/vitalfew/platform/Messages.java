package dev.vitalfew.platform;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of an invocation, each on its own: one that fails comes again alone, and in the end to the DLQ. */
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private Messages() {}

    public static SQSBatchResponse each(String stage, SQSEvent event, Consumer<String> handle) {
        return handled(Counts.of(stage), stage, event, handle);
    }

    /** @param work takes a message's body and answers how many of {@code what} it did */
    public static SQSBatchResponse counting(String stage, String what, SQSEvent event, ToIntFunction<String> work) {
        var done = new int[1];
        var counts = Counts.of(stage);
        return handled(counts, stage, event, body -> {
            done[0] += work.applyAsInt(body);
            counts.with(what, done[0]);
        });
    }

    private static SQSBatchResponse handled(Counts counts, String stage, SQSEvent event, Consumer<String> handle) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                handle.accept(message.getBody());
            } catch (RuntimeException failure) {
                LOG.warn("a message of {} failed and comes again", stage, failure);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        counts.with("messages", event.getRecords().size())
                .with("failed", failures.size())
                .write();
        return new SQSBatchResponse(failures);
    }
}
