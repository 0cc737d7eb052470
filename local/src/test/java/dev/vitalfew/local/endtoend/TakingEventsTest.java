package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.page;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TakingEventsTest {

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void showsAnAccountWhoseIdHoldsWhatDividesPaths() {
        stack.live(group("slashes", "https://acme.example/50%", Map.of("name", "Slashes")));

        var account = stack.read("/api/accounts/https%253A%252F%252Facme.example%252F50%2525");
        var page = stack.get("/local/accounts/g%3Ahttps%3A%2F%2Facme.example%2F50%25");

        assertThat(account.path("account").asText()).isEqualTo("g:https://acme.example/50%");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Slashes");
    }

    @Test
    void countsNinetyNineOfAHundredAndKeepsTheInvalidOneWithItsReason() {
        var events = new ArrayList<ObjectNode>(IntStream.range(0, 99)
                .mapToObj(_ -> page("batcher", "/pricing"))
                .toList());
        var invalid = track("batcher", "");
        invalid.remove("event");
        events.add(57, invalid);

        var answer = stack.batch(Stack.SECRET, events);
        stack.awaitRest();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stack.read("/api/people/batcher/events?limit=200").path("events"))
                .hasSize(99)
                .allMatch(event -> event.path("type").asText().equals("page"));
        assertThat(stack.read("/api/people/batcher")
                        .at("/audiences/pricing_visitors/reason")
                        .asText())
                .contains("99");
        var rejected = StreamSupport.stream(
                        stack.read("/api/rejected").path("rejected").spliterator(), false)
                .filter(one -> one.path("body").asText().contains("batcher"))
                .toList();
        assertThat(rejected).hasSize(1);
        assertThat(rejected.getFirst().path("reason").asText()).isNotBlank();
        assertThat(rejected.getFirst().path("pointer").asText()).isEqualTo("/event");
        assertThat(Json.read(rejected.getFirst().path("body").asText()).path("messageId"))
                .isEqualTo(invalid.path("messageId"));
    }

    @Test
    void refusesAWrongKeyAndTakesNothing() {
        var answer = stack.batch("sk_wrong", List.of(track("intruder", "Task Created")));
        var without = stack.batch("", List.of(track("intruder", "Task Created")));
        stack.awaitRest();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(stack.get("/api/people/intruder", Stack.OPERATOR).statusCode())
                .isEqualTo(404);
    }

    @Test
    void letsABrowserSetNeitherPlanNorAddress() {
        stack.live(
                identify("victim", Map.of("email", "victim@example.com")),
                group("victim", "of-victim", Map.of("plan", "enterprise")));

        stack.sent(
                Stack.PUBLIC,
                List.of(
                        identify("victim", Map.of("email", "stranger@example.com", "firstName", "Vic")),
                        group("victim", "of-victim", Map.of("plan", "starter", "industry", "health")),
                        identify("unknown", Map.of("email", "stranger@example.com")),
                        group("unknown", "of-unknown", Map.of("plan", "starter")),
                        track("unknown", "Task Created")));
        stack.awaitRest();
        stack.advance("P3D");

        var victim = stack.read("/api/people/victim").path("traits");
        assertThat(victim.at("/email/value").asText()).isEqualTo("victim@example.com");
        assertThat(victim.at("/firstName/value").asText()).isEqualTo("Vic");
        var account = stack.read("/api/accounts/of-victim");
        assertThat(account.at("/traits/plan/value").asText()).isEqualTo("enterprise");
        assertThat(stack.segment("of-victim", "plan_tier")).isEqualTo("enterprise");
        assertThat(stack.read("/api/people/unknown").path("traits").has("email"))
                .isFalse();
        assertThat(names(stack.read("/api/people/unknown").path("segments"))).doesNotContain("plan_tier");
        assertThat(stack.get("/api/accounts/of-unknown", Stack.OPERATOR).body()).doesNotContain("\"plan\":");
        assertThat(stack.mailsTo("stranger@example.com")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/accounts",
                "/api/accounts/of-reader",
                "/api/people/reader",
                "/api/people/reader/events",
                "/api/lenses",
                "/api/audiences/pricing_visitors",
                "/api/rejected",
                "/api/runs/2040-05-08",
                "/v1/people/reader/segments",
                "/v1/accounts/of-reader/segments"
            })
    void letsNobodyReadWithABrowsersKeyOrNone(String path) {
        stack.live(group("reader", "of-reader", Map.of("plan", "growth")));

        assertThat(stack.get(path).statusCode()).isEqualTo(401);
        assertThat(stack.get(path, Stack.PUBLIC).statusCode()).isEqualTo(401);
        assertThat(stack.get(path, "op_wrong").statusCode()).isEqualTo(401);
        assertThat(stack.get(path, Stack.PUBLIC).body()).doesNotContain("growth");
        assertThat(stack.post("/api/runs", Stack.PUBLIC, Json.object()).statusCode())
                .isEqualTo(401);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
