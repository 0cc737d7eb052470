package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.suppressions.DynamoOtherTool;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import java.io.InputStream;
import java.io.OutputStream;

/** HTTP POST under {@code /api/recipients}: the operator says whom never to mail, whom to mail again, and whom another tool knew. */
public final class SuppressHandler implements RequestStreamHandler {

    private final Keys keys;
    private final Suppressing suppressing;

    public SuppressHandler() {
        this(Env.system());
    }

    private SuppressHandler(Env env) {
        this(DynamoKeys.from(env), suppressing(env));
    }

    SuppressHandler(Keys keys, Suppressing suppressing) {
        this.keys = keys;
        this.suppressing = suppressing;
    }

    private static Suppressing suppressing(Env env) {
        var dynamo = new Aws(env).dynamo();
        var lifecycle = env.get("LIFECYCLE_TABLE");
        return new Suppressing(
                new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), lifecycle),
                new DynamoCorrespondence(dynamo, env.get("CUSTOMERS_TABLE"), lifecycle)::people,
                new DynamoOtherTool(dynamo, env.get("CONTROL_TABLE"), env.clock()),
                DynamoLog.from(env),
                env.clock());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("suppress").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            var operation = Operation.called(request, keys).operation();
            var body = JsonBody.of(request);
            return HttpResponse.json(
                    200,
                    switch (operation) {
                        case NEVER_CONTACT -> suppressing.neverContact(body);
                        case LIFT -> suppressing.lift(body);
                        case SUPPRESS -> suppressing.suppress(body);
                        default -> throw Problem.methodNotAllowed("another function's method");
                    });
        } catch (Problem problem) {
            return problem.response();
        }
    }
}
