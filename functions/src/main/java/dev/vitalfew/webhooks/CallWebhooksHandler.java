package dev.vitalfew.webhooks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.model.Webhooks;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;
import dev.vitalfew.platform.SqsQueue;
import java.nio.file.Path;

/** Queue of what webhooks are told: calls them, signed, and again later when they don't take it. */
public final class CallWebhooksHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private final Calling calling;

    public CallWebhooksHandler() {
        this(from(Env.system()));
    }

    CallWebhooksHandler(Calling calling) {
        this.calling = calling;
    }

    private static Calling from(Env env) {
        var aws = new Aws(env);
        return new Calling(
                Webhooks.in(Path.of(env.get("MODEL_DIR"))),
                new DynamoSecrets(aws.dynamo(), env.get("CONTROL_TABLE"))::find,
                new HttpPost(),
                new SqsQueue(aws.sqs(), env.get("WEBHOOKS_QUEUE"))::putLater,
                env.clock());
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.counting("webhooks", "taken", event, calling::take);
    }
}
