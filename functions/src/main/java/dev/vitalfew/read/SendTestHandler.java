package dev.vitalfew.read;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.TestEmails;
import dev.vitalfew.lifecycle.TestEmails.Outcome;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.DynamoKeys;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.Problem;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** HTTP POST: sends one email to a colleague, as a person would get it. */
public final class SendTestHandler implements RequestStreamHandler {

    private final Keys keys;
    private final TestEmails emails;

    public SendTestHandler() {
        this(Env.system());
    }

    private SendTestHandler(Env env) {
        this(DynamoKeys.from(env), TestEmails.from(env));
    }

    SendTestHandler(Keys keys, TestEmails emails) {
        this.keys = keys;
        this.emails = emails;
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) {
        var response = answered(HttpRequest.read(input));
        Counts.of("send-test").with("status", response.status()).write();
        response.write(output);
    }

    private HttpResponse answered(HttpRequest request) {
        try {
            var call = Operation.called(request, keys);
            if (call.operation() != Operation.SEND_TEST) {
                throw Problem.methodNotAllowed("POST");
            }
            var body = JsonBody.of(request);
            var to = body.path("to").asText("").strip();
            if (to.isEmpty()) {
                throw Problem.badRequest("expected {\"to\": \"you@…\", \"as\": \"a person's id\"}");
            }
            return said(call.word(), emails.send(call.word(), to, as(body)));
        } catch (Problem problem) {
            return problem.response();
        }
    }

    private static HttpResponse said(String email, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Sent(var id, var subject) ->
                HttpResponse.json(200, Map.of("messageId", id, "subject", subject));
            case Outcome.NoEmail(var there) ->
                throw Problem.notFound(
                        "no such email: " + email + "; there are " + String.join(", ", new TreeSet<>(there)));
            case Outcome.NoPerson(var person) -> throw Problem.notFound("no such person: " + person.value());
            case Outcome.NotThere(var reason) -> throw new Problem(403, "Forbidden", reason);
            case Outcome.Failed(var reason) -> throw new Problem(422, "Unprocessable content", reason);
        };
    }

    /** By the id that the company gave, or as this API writes it: {@code u:42}. */
    private static Optional<Id> as(JsonNode body) {
        var as = body.path("as").asText("").strip();
        if (as.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(as.startsWith("u:") ? Id.parse(as) : Id.known(as));
    }
}
