package dev.vitalfew.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** Queue of changes from the bus and of steps of sequences: opens tasks, and closes those of who has left. */
public final class OpenTasksHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Opening opening;

    public OpenTasksHandler() {
        this(Wiring.opening(Env.system()));
    }

    OpenTasksHandler(Opening opening) {
        this.opening = opening;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.counting("tasks", "opened", event, opening::take);
    }
}
