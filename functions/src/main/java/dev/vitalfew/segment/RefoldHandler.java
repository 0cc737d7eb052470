package dev.vitalfew.segment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** SQS refold: counts ids anew from the log whose fold failed. */
public final class RefoldHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Pipeline pipeline;

    public RefoldHandler() {
        this(Wiring.pipeline(Env.system()));
    }

    RefoldHandler(Pipeline pipeline) {
        this.pipeline = pipeline;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.each("refold", event, body -> pipeline.refold(Id.parse(body)));
    }
}
