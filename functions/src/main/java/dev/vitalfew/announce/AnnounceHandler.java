package dev.vitalfew.announce;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse.BatchItemFailure;
import dev.vitalfew.history.ChangeJson;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.StreamImage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stream of {@code history}: announces every change on the bus. From the first failure on, the records come again. */
public final class AnnounceHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private static final Logger LOG = LoggerFactory.getLogger(AnnounceHandler.class);

    private final Bus bus;

    public AnnounceHandler() {
        this(EventBridgeBus.from(Env.system()));
    }

    AnnounceHandler(Bus bus) {
        this.bus = bus;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        var inserts = event.getRecords().stream()
                .filter(record -> "INSERT".equals(record.getEventName()))
                .toList();
        for (var record : inserts) {
            var changes = ChangeJson.read(StreamImage.of(record).text("changes"));
            try {
                bus.publish(changes.stream().flatMap(Announcements::of).toList());
            } catch (RuntimeException failure) {
                LOG.warn("changes could not be announced", failure);
                return new StreamsEventResponse(
                        List.of(new BatchItemFailure(record.getDynamodb().getSequenceNumber())));
            }
        }
        Counts.of("announce").with("records", inserts.size()).write();
        return new StreamsEventResponse(List.of());
    }
}
