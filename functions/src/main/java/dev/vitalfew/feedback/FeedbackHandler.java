package dev.vitalfew.feedback;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.DynamoMarks;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;

/** Queue of the mail service's reports from the default bus: settles sends, suppresses addresses, notes events. */
public final class FeedbackHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Feedback feedback;

    public FeedbackHandler() {
        this(feedback(Env.system()));
    }

    FeedbackHandler(Feedback feedback) {
        this.feedback = feedback;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.counting("feedback", "noted", event, feedback::take);
    }

    private static Feedback feedback(Env env) {
        var dynamo = new Aws(env).dynamo();
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var suppression = env.get("SUPPRESSION_TABLE");
        var control = env.get("CONTROL_TABLE");
        return new Feedback(
                new DynamoLedger(dynamo, lifecycle, suppression, control),
                new DynamoSuppressions(dynamo, suppression, lifecycle),
                new DynamoMarks(dynamo, control, lifecycle),
                DynamoLog.from(env),
                env.clock());
    }
}
