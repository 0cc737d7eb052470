package dev.vitalfew.platform;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The messages of an invocation, each on its own: one that fails comes again alone, and in the end to the DLQ. */
public final class Messages {

    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);

    private Messages() {}

    public static SQSBatchResponse each(String stage, SQSEvent event, Consumer<String> handle) {
        var failures = new ArrayList<BatchItemFailure>();
        for (var message : event.getRecords()) {
            try {
                handle.accept(message.getBody());
            } catch (RuntimeException failure) {
                LOG.warn("a message of {} failed and comes again", stage, failure);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        Counts.of(stage)
                .with("messages", event.getRecords().size())
                .with("failed", failures.size())
                .write();
        return new SQSBatchResponse(failures);
    }
}
