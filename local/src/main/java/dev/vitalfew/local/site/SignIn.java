package dev.vitalfew.local.site;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.platform.Hash;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Plainboard's server when somebody signs in: it states what no browser may, with the secret key. */
final class SignIn {

    private static final Map<String, List<String>> HEADERS = Map.of("authorization", List.of("Bearer sk_local"));

    private final WebServer.Site api;
    private final Clock clock;

    SignIn(WebServer.Site api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** {@code {"firstName", "email", "company", "plan"}} becomes {@code {"userId", "groupId"}}, the same for the same. */
    Answer answer(Request request) {
        var stated = request.json();
        var email = stated.path("email").asText().strip().toLowerCase(Locale.ROOT);
        var company = stated.path("company").asText().strip();
        var who = Json.object()
                .put("userId", "p-" + Hash.sha256(email).substring(0, 8))
                .put("groupId", company.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-"));
        var answer = send(List.of(identify(who, stated, email), group(who, stated, company)));
        return answer.status() == 200 ? Answer.json(who) : answer;
    }

    private static ObjectNode identify(ObjectNode who, JsonNode stated, String email) {
        var traits = Json.object()
                .put("email", email)
                .put("firstName", stated.path("firstName").asText());
        return who.deepCopy().put("type", "identify").set("traits", traits);
    }

    private static ObjectNode group(ObjectNode who, JsonNode stated, String company) {
        var traits = Json.object()
                .put("name", company)
                .put("plan", stated.path("plan").asText("free"));
        return who.deepCopy().put("type", "group").set("traits", traits);
    }

    private Answer send(List<ObjectNode> events) {
        var now = clock.instant().toString();
        events.forEach(
                event -> event.put("messageId", UUID.randomUUID().toString()).put("timestamp", now));
        var body = Json.bytes(Json.object().set("batch", Json.tree(events)));
        return api.answer(new Request("POST", "/v1/batch", "", HEADERS, body, "127.0.0.1"));
    }
}
