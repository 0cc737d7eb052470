package dev.vitalfew.segment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** SQS settle (FIFO): settles large accounts, each at most once a minute. */
public final class SettleHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Settle settle;

    public SettleHandler() {
        this(Wiring.settle(Env.system()));
    }

    SettleHandler(Settle settle) {
        this.settle = settle;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.each("settle", event, body -> {
            var waiting = SqsSettleQueue.read(body);
            settle.account(waiting.account(), waiting.trigger());
        });
    }
}
