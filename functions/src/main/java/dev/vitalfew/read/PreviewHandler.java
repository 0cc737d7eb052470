package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.preview.Previewing;
import dev.vitalfew.preview.SequencePlan;
import dev.vitalfew.segment.DynamoRuns;
import dev.vitalfew.segment.RunStore;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** HTTP POST: what a changed model or one rule would do to the customers. Only reads. */
public final class PreviewHandler implements RequestStreamHandler {

    private final Keys keys;
    private final Model live;
    private final ModelFiles files;
    private final Function<Model, CustomerStore> customers;
    private final Log log;
    private final Suppressions suppressions;
    private final RunStore runs;
    private final Clock clock;

    public PreviewHandler() {
        this(Env.system());
    }

    private PreviewHandler(Env env) {
        this(env, LiveModel.from(env));
    }

    private PreviewHandler(Env env, Model live) {
        this(
                DynamoKeys.from(env),
                live,
                ModelFiles.in(Path.of(env.get("MODEL_DIR"))),
                customers(env, live),
                DynamoLog.from(env),
                new DynamoSuppressions(new Aws(env).dynamo(), env.get("SUPPRESSION_TABLE"), env.get("LIFECYCLE_TABLE")),
                new DynamoRuns(new Aws(env).dynamo(), env.get("RUNS_TABLE")),
                env.clock());
    }

    private static Function<Model, CustomerStore> customers(Env env, Model live) {
        var customers = DynamoCustomers.from(env, live);
        return model -> customers.under(model, env.clock());
    }

    /** @param customers reads the customers with the counts that a model names */
    PreviewHandler(
            Keys keys,
            Model live,
            ModelFiles files,
            Function<Model, CustomerStore> customers,
            Log log,
            Suppressions suppressions,
            RunStore runs,
            Clock clock) {
        this.keys = keys;
        this.live = live;
        this.files = files;
        this.customers = customers;
        this.log = log;
        this.suppressions = suppressions;
        this.runs = runs;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input), () -> Duration.ofMillis(context.getRemainingTimeInMillis()));
        Counts.of("preview").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request, Supplier<Duration> timeLeft) {
        try {
            var call = Operation.called(request, keys);
            if (call.operation() != Operation.PREVIEW) {
                throw Problem.methodNotAllowed("POST");
            }
            return HttpResponse.json(
                    200, previewed(PreviewQuestion.read(request), Paging.ofCustomers(request), timeLeft));
        } catch (Problem problem) {
            return problem.response();
        }
    }

    private Map<String, Object> previewed(
            PreviewQuestion question, Optional<String> after, Supplier<Duration> timeLeft) {
        var number = live.number() + 1;
        return switch (question) {
            case PreviewQuestion.Rule(var json) ->
                PreviewPages.ofRule(previewing(ModelReader.checkAsked(files, number, json))
                        .ofAudience(ModelReader.ASKED, after, timeLeft));
            case PreviewQuestion.Model(var texts) -> {
                var previewing = previewing(ModelReader.check(files.changed(texts), number));
                yield PreviewPages.ofModel(
                        previewing.against(live, after, timeLeft), SequencePlan.of(live, previewing.changed()));
            }
        };
    }

    private Previewing previewing(ModelReader.Reading reading) {
        var model = reading.model().orElseThrow(() -> refused(reading.problems()));
        return new Previewing(model, customers.apply(model), log, suppressions, runs, clock);
    }

    private static Problem refused(List<ModelProblem> problems) {
        var wrong = problems.stream().filter(ModelProblem::refuses).toList();
        return new Problem(
                422,
                "Unprocessable content",
                wrong.getFirst().toString(),
                Map.of("problems", wrong.stream().map(PreviewHandler::said).toList()));
    }

    private static Map<String, Object> said(ModelProblem problem) {
        return Map.of(
                "file", problem.file(),
                "line", problem.line(),
                "column", problem.column(),
                "what", problem.what(),
                "instead", problem.instead());
    }
}
