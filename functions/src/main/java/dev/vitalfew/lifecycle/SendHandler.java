package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.lifecycle.enroll.DueMessage;
import dev.vitalfew.lifecycle.send.Sender;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** Queue of due enrollments: takes each one step further, which may send an email. */
public final class SendHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Sender sender;

    public SendHandler() {
        this(Wiring.sender(Env.system()));
    }

    SendHandler(Sender sender) {
        this.sender = sender;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.counting("send", "sent", event, body -> {
            var due = DueMessage.parse(body);
            return sender.advance(due.person(), due.record());
        });
    }
}
