package dev.vitalfew.segment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import dev.vitalfew.collect.DynamoLogItems;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoItem;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.StreamImage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stream of {@code events}: folds the entries of each id and settles whom they touch. An id that fails goes to the queue
 * {@code refold} and holds up nobody else.
 */
public final class FoldHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final Pipeline pipeline;

    public FoldHandler() {
        this(Wiring.pipeline(Env.system()));
    }

    FoldHandler(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        var byId = event.getRecords().stream()
                .filter(record -> !"REMOVE".equals(record.getEventName()))
                .map(StreamImage::of)
                .filter(image -> isEntry(image.text("id")))
                .collect(groupingBy(image -> Id.parse(image.text("id")), LinkedHashMap::new, toList()));
        var failed = pipeline.take(byId.entrySet().stream()
                .collect(toMap(
                        Map.Entry::getKey,
                        images -> () -> entries(images.getValue()),
                        (one, _) -> one,
                        LinkedHashMap::new)));
        Counts.of("fold")
                .with("records", event.getRecords().size())
                .with("ids", byId.size())
                .with("failed", failed)
                .write();
        return new StreamsEventResponse(List.of());
    }

    private static List<LogEntry> entries(List<DynamoItem> images) {
        return images.stream()
                .map(image -> DynamoLogItems.entry(image.attributes()))
                .toList();
    }

    /** Time markers stand in the log as well; they are for collect alone. */
    private static boolean isEntry(String id) {
        return id.startsWith(Id.Kind.HEARTBEAT.letter() + ":") || DynamoLogItems.isEntry(id);
    }
}
