package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Works off a queue's messages one by one, so that a bad one is tried again alone and ends in the dead-letter queue. */
public final class Batch {

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final String what;

    /** @param what says what is counted, for the log */
    public Batch(String what) {
        this.what = what;
    }

    /** @param work takes a message's body and returns a count for the log */
    @SuppressWarnings("IllegalCatch") // whatever is wrong with one message must not hold up the others
    public SQSBatchResponse each(SQSEvent event, ToIntFunction<String> work) {
        var failures = new ArrayList<BatchItemFailure>();
        var count = 0;
        for (var message : event.getRecords()) {
            try {
                count += work.applyAsInt(message.getBody());
            } catch (RuntimeException e) {
                LOG.error("message {} failed", message.getMessageId(), e);
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        LOG.info(
                "{} {} of {} messages, {} failed",
                count,
                what,
                event.getRecords().size(),
                failures.size());
        return new SQSBatchResponse(failures);
    }
}
