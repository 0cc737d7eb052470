package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.StreamsEventResponse;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import dev.vitalfew.platform.Env;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** On the items' stream: notes each record; fails the ones that it is told to fail, once. */
public final class ItemsHandler implements RequestHandler<DynamodbEvent, StreamsEventResponse> {

    private final Probe probe = Probe.own();

    public ItemsHandler() {
        probe.saw("table:" + Env.system().get("ITEMS_TABLE"));
    }

    @Override
    public StreamsEventResponse handleRequest(DynamodbEvent event, Context context) {
        probe.enter(this);
        var names = new ArrayList<String>();
        var failures = new ArrayList<StreamsEventResponse.BatchItemFailure>();
        for (var record : event.getRecords()) {
            var keys = record.getDynamodb().getKeys();
            var name = text(keys, "id") + "/" + text(keys, "key");
            names.add(name);
            if (probe.fails(name)) {
                failures.add(new StreamsEventResponse.BatchItemFailure(
                        record.getDynamodb().getSequenceNumber()));
                break;
            }
            probe.saw("item:" + name + ":" + record.getEventName() + body(record));
        }
        probe.sawBatch(names);
        probe.leave(this);
        return new StreamsEventResponse(List.copyOf(failures));
    }

    private static String text(Map<String, AttributeValue> keys, String name) {
        return Objects.requireNonNull(keys.get(name), name).getS();
    }

    private static String body(DynamodbEvent.DynamodbStreamRecord record) {
        var body = record.getDynamodb().getNewImage().get("body");
        return body == null ? "" : ":" + java.nio.charset.StandardCharsets.UTF_8.decode(body.getB());
    }
}
