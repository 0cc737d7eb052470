package dev.vitalfew.collect;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** HTTP: takes events in, in every form that clients of the Segment spec send them, and gives browsers what they send them with. */
public final class CollectHandler implements RequestStreamHandler {

    private static final Map<String, String> CORS = Map.of(
            "access-control-allow-origin", "*",
            "access-control-expose-headers", "Retry-After");
    private static final Map<String, String> PREFLIGHT = Map.of(
            "access-control-allow-methods", "GET, POST, OPTIONS",
            "access-control-allow-headers",
                    "authorization, content-type, x-retry-count, anonymousid, sentat, x-write-key",
            "access-control-max-age", "86400");

    private final Keys keys;
    private final Collector collector;
    private final Clock clock;

    public CollectHandler() {
        this(Env.system());
    }

    private CollectHandler(Env env) {
        this(DynamoKeys.from(env), Wiring.collector(env), env.clock());
    }

    CollectHandler(Keys keys, Collector collector, Clock clock) {
        this.keys = keys;
        this.collector = collector;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        answered(HttpRequest.read(input)).with(CORS).write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            return answer(request);
        } catch (Problem problem) {
            Counts.of("collect").with("status", problem.status()).write();
            return problem.response();
        }
    }

    private HttpResponse answer(HttpRequest request) {
        var route = Route.of(request.path()).orElseThrow(() -> Problem.notFound("no such path: " + request.path()));
        if (request.method().equals("OPTIONS")) {
            return HttpResponse.empty(204).with(PREFLIGHT);
        }
        return switch (route) {
            case Route.Settings settings -> {
                expect(request, "GET");
                kindOf(Optional.of(settings.key()));
                yield HttpResponse.json(200, Settings.analyticsNext(request, settings.key()));
            }
            case Route.SourceConfig _ -> {
                expect(request, "GET");
                var key = inHeadOrQuery(request);
                kindOf(key);
                yield HttpResponse.json(200, Settings.rudderStack(key.orElse("")));
            }
            case Route.Tracker _ -> {
                expect(request, "GET");
                yield Tracker.answer(request);
            }
            case Route.Single single -> collected(request, text -> BatchReader.single(text, single.type()));
            case Route.Many many ->
                collected(request, text -> BatchReader.batch(text).imported(many.isImport()));
        };
    }

    /** A wrong key in the head is refused before the body is looked at; the head's key wins over the body's. */
    private HttpResponse collected(HttpRequest request, Function<String, Batch> reader) {
        expect(request, "POST");
        var early = inHeadOrQuery(request);
        early.ifPresent(_ -> kindOf(early));
        var batch = reader.apply(Body.text(request));
        var trust = kindOf(early.or(batch::key)) == Keys.Kind.SECRET ? Trust.SECRET : Trust.PUBLIC;
        var outcome = collector.collect(batch, trust, clock.instant());
        Counts.of("collect")
                .with("received", outcome.received())
                .with("rejected", outcome.rejected())
                .with("overflown", outcome.overflown())
                .with("lost", outcome.lost())
                .write();
        if (outcome.lost() > 0) {
            throw new Problem(503, "Unavailable", outcome.lost() + " events could not be kept; send the request again");
        }
        return HttpResponse.json(200, Map.of("success", true));
    }

    private Keys.Kind kindOf(Optional<String> key) {
        return key.flatMap(keys::kindOf)
                .filter(kind -> kind != Keys.Kind.OPERATOR)
                .orElseThrow(() -> Problem.unauthorized(
                        key.isPresent() ? "not a write key of this endpoint" : "expected a write key"));
    }

    private static Optional<String> inHeadOrQuery(HttpRequest request) {
        return Keys.presented(request).or(() -> request.query("writeKey"));
    }

    private static void expect(HttpRequest request, String method) {
        if (!request.method().equals(method)) {
            throw Problem.methodNotAllowed(method);
        }
    }
}
