package dev.vitalfew.collect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.Env;
import java.util.ArrayList;

/** SQS overflow: writes to the log what it could not take at once; a message that still can't be written comes again. */
public final class OverflowHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Collector collector;

    public OverflowHandler() {
        this(Wiring.retryingCollector(Env.system()));
    }

    OverflowHandler(Collector collector) {
        this.collector = collector;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
        for (var message : event.getRecords()) {
            if (!isWritten(message.getBody())) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            }
        }
        Counts.of("overflow")
                .with("messages", event.getRecords().size())
                .with("failed", failures.size())
                .write();
        return new SQSBatchResponse(failures);
    }

    private boolean isWritten(String body) {
        try {
            return collector.retry(SpillJson.read(body)).isEmpty();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
