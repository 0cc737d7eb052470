package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.lifecycle.ledger.Breaker;
import dev.vitalfew.lifecycle.ledger.DynamoMarks;
import dev.vitalfew.lifecycle.ledger.Tally;
import dev.vitalfew.lifecycle.suppressions.DynamoKillSwitch;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
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
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HTTP under {@code /api/sending} and {@code /api/kill-switch}: how emails are taken, whether sending is stopped by that or by
 * the operator, and the word to go on.
 */
public final class SendingHandler implements RequestStreamHandler {

    private static final Logger LOG = LoggerFactory.getLogger(SendingHandler.class);

    private static final String STOPPED = "stopped";
    private static final int LONGEST_TEXT = 500;

    private final Keys keys;
    private final Breaker breaker;
    private final KillSwitch.Lever killSwitch;
    private final Clock clock;

    public SendingHandler() {
        this(Env.system());
    }

    private SendingHandler(Env env) {
        this(
                DynamoKeys.from(env),
                new Breaker(DynamoMarks.reading(new Aws(env).dynamo(), env.get("CONTROL_TABLE")), env.clock()),
                new DynamoKillSwitch(new Aws(env).dynamo(), env.get("CONTROL_TABLE")),
                env.clock());
    }

    SendingHandler(Keys keys, Breaker breaker, KillSwitch.Lever killSwitch, Clock clock) {
        this.keys = keys;
        this.breaker = breaker;
        this.killSwitch = killSwitch;
        this.clock = clock;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("sending").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            return HttpResponse.json(
                    200,
                    switch (Operation.called(request, keys).operation()) {
                        case SENDING -> said();
                        case KILL_SWITCH -> turned(JsonBody.of(request));
                        case RESUME_SENDING -> resumed(JsonBody.of(request));
                        default -> throw Problem.methodNotAllowed("another function's method");
                    });
        } catch (Problem problem) {
            return problem.response();
        }
    }

    /** {@code {"reason", "email"}}: with an email, that one goes to everybody although its first recipients did not take it well. */
    private Map<String, Object> resumed(JsonNode body) {
        var reason = reason(body);
        var email = body.path("email").asText("").strip();
        if (email.isEmpty()) {
            breaker.resume("by the operator: " + reason);
        } else {
            breaker.pass(email, "by the operator: " + reason);
        }
        return said();
    }

    /** {@code {"on", "reason"}}: stops every email at once, or lets them go out again. */
    private Map<String, Object> turned(JsonNode body) {
        if (!body.path("on").isBoolean()) {
            throw Problem.badRequest("on: expected true to stop every email, or false to let them go out again");
        }
        var reason = reason(body);
        if (body.path("on").asBoolean()) {
            killSwitch.turnOn("by the operator: " + reason, clock.instant());
            LOG.warn("every email is stopped by the operator: {}", reason);
        } else {
            killSwitch.turnOff();
            LOG.warn("emails go out again by the operator's word: {}", reason);
        }
        return said();
    }

    private static String reason(JsonNode body) {
        var reason = body.path("reason").asText("").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_TEXT) {
            throw Problem.badRequest("reason: expected a text of at most " + LONGEST_TEXT + " characters");
        }
        return reason;
    }

    private Map<String, Object> said() {
        var standing = breaker.standing();
        var stopped = killSwitch.stop();
        var said = new LinkedHashMap<String, Object>();
        said.put("state", stopped.isPresent() ? STOPPED : state(standing));
        standing.stop().ifPresent(stop -> {
            said.put("since", stop.since().toString());
            said.put("why", stop.why());
        });
        var turned = new LinkedHashMap<String, Object>();
        turned.put("on", stopped.isPresent());
        stopped.ifPresent(stop -> {
            turned.put("since", stop.since().toString());
            turned.put("why", stop.why());
        });
        said.put("killSwitch", turned);
        var tally = standing.tally();
        said.put("sent", tally.sent());
        said.put("bounced", tally.bounced());
        said.put("complained", tally.complained());
        said.put("bounceRate", tally.bounceRate());
        said.put("complaintRate", tally.complaintRate());
        said.put(
                "limits",
                Map.of(
                        "bounceRate",
                        Tally.MOST_BOUNCED,
                        "complaintRate",
                        Tally.MOST_COMPLAINED,
                        "fewestSent",
                        Breaker.FEWEST));
        return said;
    }

    private static String state(Breaker.Standing standing) {
        if (standing.stopped()) {
            return STOPPED;
        }
        return standing.verdict() == Tally.Verdict.FINE ? "sending" : "near_limits";
    }
}
