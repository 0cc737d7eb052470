package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.ArrayList;

/** On every queue: notes each message; fails what it is told to fail once, and poison always. */
public final class WorkHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Probe probe = Probe.own();

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        var failures = new ArrayList<SQSBatchResponse.BatchItemFailure>();
        for (var message : event.getRecords()) {
            var queue = message.getEventSourceArn().replaceAll(".*:", "");
            if (message.getBody().equals("poison") || probe.fails(message.getBody())) {
                failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
            } else {
                probe.saw("message:" + queue + ":" + message.getBody());
            }
        }
        return new SQSBatchResponse(failures);
    }
}
