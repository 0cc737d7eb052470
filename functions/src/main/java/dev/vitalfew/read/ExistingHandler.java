package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lifecycle.enrollments.DynamoEditions;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.existing.Confirmation;
import dev.vitalfew.lifecycle.existing.Counting;
import dev.vitalfew.lifecycle.existing.DynamoConfirmations;
import dev.vitalfew.lifecycle.existing.Existing;
import dev.vitalfew.lifecycle.existing.TakingIn;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Sequence;
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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * HTTP under {@code /api/sequences/{name}/existing}: how many are in the sequence's segments without having entered it, and
 * the operator's word that so many may; answers 202 when time was up, and the same request again goes on.
 */
public final class ExistingHandler implements RequestStreamHandler {

    /** To finish what was begun, and answer. */
    private static final int MILLISECONDS_TO_ANSWER = 6_000;

    private final Keys keys;
    private final Model model;
    private final Counting counting;
    private final TakingIn takingIn;

    public ExistingHandler() {
        this(Env.system());
    }

    private ExistingHandler(Env env) {
        this(env, LiveModel.from(env));
    }

    private ExistingHandler(Env env, Model model) {
        var dynamo = new Aws(env).dynamo();
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var enrollments = new DynamoEnrollments(dynamo, lifecycle);
        var existing = new Existing(DynamoCustomers.from(env, model), enrollments, Sequences.of(model));
        this.keys = DynamoKeys.from(env);
        this.model = model;
        this.counting = new Counting(
                existing, new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), lifecycle), env.clock());
        this.takingIn = new TakingIn(
                existing,
                enrollments,
                new Editions(new DynamoEditions(dynamo, lifecycle), (_, _) -> Optional.empty()),
                new DynamoConfirmations(dynamo, lifecycle),
                env.clock());
    }

    ExistingHandler(Keys keys, Model model, Counting counting, TakingIn takingIn) {
        this.keys = keys;
        this.model = model;
        this.counting = counting;
        this.takingIn = takingIn;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        answered(HttpRequest.read(input), () -> context.getRemainingTimeInMillis() < MILLISECONDS_TO_ANSWER)
                .write(output);
    }

    private HttpResponse answered(HttpRequest request, BooleanSupplier timeIsUp) {
        try {
            var call = Operation.called(request, keys);
            return switch (call.operation()) {
                case EXISTING -> counted(SequencePages.find(model, call.word()), request, timeIsUp);
                case CONFIRM_EXISTING -> {
                    var sequence = SequencePages.find(model, call.word());
                    yield confirmed(sequence, number(JsonBody.of(request)), timeIsUp);
                }
                default -> throw Problem.methodNotAllowed("another function's method");
            };
        } catch (Problem problem) {
            Counts.of("existing").with("status", problem.status()).write();
            return problem.response();
        }
    }

    private HttpResponse counted(Sequence sequence, HttpRequest request, BooleanSupplier timeIsUp) {
        var numbers = counting.count(sequence, Paging.ofCustomers(request), timeIsUp);
        Counts.of("existing")
                .with("sequence", sequence.name())
                .with("status", 200)
                .with("people", numbers.people())
                .write();
        var said = said(sequence);
        said.put("accounts", numbers.accounts());
        said.put("people", numbers.people());
        said.put("emailable", numbers.emailable());
        said.put("confirm", numbers.people());
        Paging.put(said, numbers.cursor());
        return HttpResponse.json(200, said);
    }

    private HttpResponse confirmed(Sequence sequence, long number, BooleanSupplier timeIsUp) {
        if (!sequence.includes()) {
            throw conflict(
                    sequence.name() + " takes in nobody who was in before: its file does not say existing: include");
        }
        if (sequence.state() == Sequence.State.DRAFT) {
            throw conflict(sequence.name() + " is a draft, which takes nobody");
        }
        var confirmation = takingIn.confirm(sequence, number, timeIsUp);
        Counts.of("existing")
                .with("sequence", sequence.name())
                .with("phase", confirmation.phase().name())
                .with("confirmedAt", confirmation.at().toString())
                .with("confirmed", confirmation.number())
                .with("counted", confirmation.counted())
                .with("enrolled", confirmation.taken())
                .write();
        return switch (confirmation.phase()) {
            case REFUSED ->
                new Problem(
                                409,
                                "Conflict",
                                "there are %d now, not %d".formatted(confirmation.counted(), number),
                                Map.of("confirm", confirmation.counted()))
                        .response();
            case COUNTING, TAKING -> HttpResponse.json(202, said(sequence, confirmation));
            case DONE -> HttpResponse.json(200, said(sequence, confirmation));
        };
    }

    private static Map<String, Object> said(Sequence sequence) {
        var said = new LinkedHashMap<String, Object>();
        said.put("sequence", sequence.name());
        said.put("state", SequencePages.state(sequence));
        said.put("existing", SequencePages.existing(sequence));
        return said;
    }

    private static Map<String, Object> said(Sequence sequence, Confirmation confirmation) {
        var said = said(sequence);
        said.put("counted", confirmation.counted());
        said.putAll(SequencePages.said(confirmation));
        return said;
    }

    private static Problem conflict(String detail) {
        return new Problem(409, "Conflict", detail);
    }

    private static long number(JsonNode body) {
        var number = body.path("confirm");
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.longValue() < 0) {
            throw Problem.badRequest("confirm: expected the number that GET answers, found "
                    + (number.isMissingNode() ? "none" : number));
        }
        return number.longValue();
    }
}
