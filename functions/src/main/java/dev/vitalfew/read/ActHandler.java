package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.Runs;
import dev.vitalfew.segment.Wiring;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;

/** HTTP POST: what the operator does; now: opens the daily run of today. */
public final class ActHandler implements RequestStreamHandler {

    private final Keys keys;
    private final Runs runs;

    public ActHandler() {
        this(Env.system());
    }

    private ActHandler(Env env) {
        this(DynamoKeys.from(env), Wiring.runs(env));
    }

    ActHandler(Keys keys, Runs runs) {
        this.keys = keys;
        this.runs = runs;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("act").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            var call = Operation.called(request, keys);
            if (call.operation() != Operation.START_RUN) {
                throw Problem.methodNotAllowed("POST");
            }
            return startRun(request);
        } catch (Problem problem) {
            return problem.response();
        }
    }

    /** Memberships are never evaluated as of a date before the last run: only today's can be opened. */
    private HttpResponse startRun(HttpRequest request) {
        var today = runs.today();
        var date = date(request, today);
        if (date.isBefore(today)) {
            throw new Problem(409, "Conflict", "the run for " + date + " is over: the date is " + today);
        }
        if (date.isAfter(today)) {
            throw Problem.badRequest("date: expected " + today + " or none, found " + date);
        }
        return HttpResponse.json(202, LensPages.said(runs.openToday()));
    }

    private static LocalDate date(HttpRequest request, LocalDate today) {
        var date = JsonBody.of(request).path("date");
        if (date.isMissingNode() || date.isNull()) {
            return today;
        }
        return LensPages.date(date.asText());
    }
}
