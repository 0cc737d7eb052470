package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.lifecycle.enroll.Enrolling;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** Queue of entries from the bus: enrolls people in the sequences that an entry starts. */
public final class EnrollHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Enrolling enrolling;

    public EnrollHandler() {
        this(Wiring.enrolling(Env.system()));
    }

    EnrollHandler(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.counting("enroll", "enrolled", event, enrolling::enroll);
    }
}
