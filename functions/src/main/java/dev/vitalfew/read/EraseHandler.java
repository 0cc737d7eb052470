package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.announce.EventBridgeBus;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.erase.DynamoLetters;
import dev.vitalfew.erase.Erased;
import dev.vitalfew.erase.Erasing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.Wiring;
import dev.vitalfew.tasks.DynamoTasks;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** HTTP DELETE of a person or an account: answers 202 when time was up, and the same request again goes on. */
public final class EraseHandler implements RequestStreamHandler {

    /** To finish a page and answer. */
    private static final int MILLISECONDS_TO_ANSWER = 6_000;

    private final Keys keys;
    private final Erasing erasing;

    public EraseHandler() {
        this(Env.system());
    }

    private EraseHandler(Env env) {
        this(DynamoKeys.from(env), erasing(env));
    }

    EraseHandler(Keys keys, Erasing erasing) {
        this.keys = keys;
        this.erasing = erasing;
    }

    private static Erasing erasing(Env env) {
        var dynamo = new Aws(env).dynamo();
        var model = LiveModel.from(env);
        var customers = DynamoCustomers.from(env, model);
        var lifecycle = env.get("LIFECYCLE_TABLE");
        return new Erasing(
                customers,
                DynamoLog.from(env),
                new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), lifecycle),
                new DynamoLetters(dynamo, lifecycle),
                DynamoTasks.from(env),
                Wiring.aftermath(env, model, customers),
                EventBridgeBus.from(env),
                env.clock());
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response =
                answered(HttpRequest.read(input), () -> context.getRemainingTimeInMillis() < MILLISECONDS_TO_ANSWER);
        Counts.of("erase").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request, BooleanSupplier timeIsUp) {
        try {
            var call = Operation.called(request, keys);
            return switch (call.operation()) {
                case ERASE_PERSON ->
                    said(first(PeoplePages.candidates(call.word()), id -> erasing.person(id, timeIsUp)));
                case ERASE_ACCOUNT ->
                    said(first(AccountPages.candidates(call.word()), id -> erasing.account(id, timeIsUp)));
                default -> throw Problem.methodNotAllowed("another function's method");
            };
        } catch (Problem problem) {
            return problem.response();
        }
    }

    private static Erased first(List<Id> candidates, Function<Id, Optional<Erased>> erase) {
        return candidates.stream()
                .flatMap(id -> erase.apply(id).stream())
                .findFirst()
                .orElseThrow(() -> Problem.notFound(
                        "nobody has or had the id " + candidates.getFirst().value()));
    }

    private static HttpResponse said(Erased erased) {
        var said = new LinkedHashMap<String, Object>();
        said.put("done", erased.done());
        said.put("erased", new TreeMap<>(erased.counts()));
        return HttpResponse.json(erased.done() ? 200 : 202, said);
    }
}
