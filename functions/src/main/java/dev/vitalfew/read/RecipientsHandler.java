package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.existing.DynamoConfirmations;
import dev.vitalfew.lifecycle.ledger.DynamoCorrespondence;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.results.DynamoResults;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Topics;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.DynamoRuns;
import dev.vitalfew.segment.LastRun;
import dev.vitalfew.tasks.DynamoTasks;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * HTTP GET of {@code /api/recipients} and {@code /api/sequences} and POST of a person's export, for the operator, and GET of
 * {@code /p/why}, behind a signed link: who somebody is, why they got emails, and what came of them. It reads, and no more.
 */
public final class RecipientsHandler implements RequestStreamHandler {

    private static final String WHY = "/p/why";

    private final Keys keys;
    private final RecipientPages recipients;
    private final WhyPages why;
    private final SequencePages sequences;
    private final ExportPages exports;

    public RecipientsHandler() {
        this(Env.system());
    }

    private RecipientsHandler(Env env) {
        this(env, LiveModel.from(env));
    }

    private RecipientsHandler(Env env, Model model) {
        var dynamo = new Aws(env).dynamo();
        var folder = Path.of(env.get("MODEL_DIR"));
        var customers = DynamoCustomers.from(env, model);
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var correspondence = new DynamoCorrespondence(dynamo, env.get("CUSTOMERS_TABLE"), lifecycle);
        var signing = new DynamoSigningKeys(dynamo, env.get("CONTROL_TABLE"));
        var rules = new Evaluator(model);
        var lastRun = new LastRun(model, new DynamoRuns(dynamo, env.get("RUNS_TABLE")), env.clock());
        Supplier<Evaluator> evaluator = () -> rules.with(lastRun.get());
        var log = DynamoLog.from(env);
        var because = new Why(model, evaluator, customers, log);
        var suppressions = new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), lifecycle);
        this.keys = DynamoKeys.from(env);
        this.recipients = new RecipientPages(
                correspondence, suppressions, customers, new SignedLinks(signing, env.get("PUBLIC_URL")), because);
        var points = new Points(model, evaluator, customers, env.clock());
        this.exports = new ExportPages(
                new PeoplePages(model, evaluator, customers, log, points, env.clock()),
                customers,
                log,
                correspondence,
                new DynamoEnrollments(dynamo, lifecycle),
                suppressions,
                DynamoTasks.from(env),
                env.clock());
        this.sequences = new SequencePages(
                model, new DynamoResults(dynamo, lifecycle), new DynamoConfirmations(dynamo, lifecycle), env.clock());
        this.why = new WhyPages(
                Brand.read(folder.resolve("brand.yaml")),
                Topics.in(folder, model),
                model,
                new SignedLinks(signing, ""),
                correspondence,
                customers,
                because);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var request = HttpRequest.read(input);
        var response = request.path().equals(WHY) ? why.answer(request) : answered(request);
        Counts.of("recipients").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            var call = Operation.called(request, keys);
            return switch (call.operation()) {
                case RECIPIENTS -> HttpResponse.json(200, recipients.find(request));
                case SEQUENCES -> HttpResponse.json(200, sequences.all(request));
                case SEQUENCE -> HttpResponse.json(200, sequences.sequence(call.word(), request));
                case EXPORT_PERSON -> HttpResponse.json(200, exports.person(call.word()));
                default -> throw Problem.methodNotAllowed("POST");
            };
        } catch (Problem problem) {
            return problem.response();
        }
    }
}
