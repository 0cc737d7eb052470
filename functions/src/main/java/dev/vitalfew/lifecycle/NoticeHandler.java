package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.vitalfew.collect.DynamoLogItems;
import dev.vitalfew.lifecycle.enroll.Noticing;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.StreamImage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stream of {@code events}, of which only those come here that sequences name: takes note of each. From the first failure
 * on, the records come again.
 */
public final class NoticeHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeHandler.class);

    private final Noticing noticing;

    public NoticeHandler() {
        this(Wiring.noticing(Env.system()));
    }

    NoticeHandler(Noticing noticing) {
        this.noticing = noticing;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        var noticed = 0;
        for (var record : event.getRecords()) {
            try {
                noticed += noticing.notice(
                        DynamoLogItems.entry(StreamImage.of(record).attributes()));
            } catch (RuntimeException failure) {
                LOG.warn("an event could not be taken note of", failure);
                return new StreamsEventResponse(
                        List.of(new BatchItemFailure(record.getDynamodb().getSequenceNumber())));
            }
        }
        Counts.of("notice")
                .with("records", event.getRecords().size())
                .with("noticed", noticed)
                .write();
        return new StreamsEventResponse(List.of());
    }
}
