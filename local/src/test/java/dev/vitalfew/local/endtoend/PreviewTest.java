package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PreviewTest {

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.startAuthorising();
        for (var person : List.of("ada", "bob", "cai")) {
            stack.sent(
                    Stack.SECRET,
                    List.of(
                            identify(person, Map.of("email", person + "@example.com")),
                            group(person, "of-" + person, Map.of("plan", person.equals("ada") ? "scale" : "growth"))));
        }
        stack.sent(Stack.SECRET, List.of(identify("bob", Map.of("unsubscribed", "true"))));
        stack.sent(Stack.SECRET, List.of(track("cai", "Board Shared")));
        stack.awaitRest();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void saysHowManyARuleFitsAndWhy() {
        var rule = Json.read("{\"rule\":{\"event\":\"Board Shared\",\"in_last\":\"9d\"},\"of\":\"people\"}");

        var preview = Stack.body(stack.post("/api/preview", Stack.OPERATOR, rule));

        assertThat(preview.path("complete").asBoolean()).isTrue();
        assertThat(preview.path("people").asInt()).isEqualTo(3);
        assertThat(preview.path("size").asInt()).isEqualTo(1);
        assertThat(preview.path("emailable").asInt()).isEqualTo(1);
        assertThat(preview.at("/samples/0/subject").asText()).isEqualTo("u:cai");
        assertThat(preview.at("/samples/0/reason").asText()).contains("Board Shared");
        assertThat(preview.at("/countedAnew/meters/0").asText()).isEqualTo("event Board Shared");
        assertThat(preview.at("/countedAnew/items").asInt())
                .as("three people and their accounts")
                .isEqualTo(6);
    }

    @Test
    void showsWhoWouldMoveUnderAChangedModelAndMovesNobody() throws IOException {
        var changed = Files.readString(Path.of("../model/segmentation.yaml"))
                .replace("when: { trait: plan, is: growth }", "when: { trait: plan, is: grown }");
        var body = Json.object();
        body.putObject("model").put("segmentation.yaml", changed);

        var preview = Stack.body(stack.post("/api/preview", Stack.OPERATOR, body));

        var plans = StreamSupport.stream(preview.path("lenses").spliterator(), false)
                .filter(lens -> lens.path("lens").asText().equals("plan_tier"))
                .findFirst()
                .orElseThrow();
        assertThat(plans.path("moves")).isEqualTo(Json.read("[{\"from\":\"growth\",\"to\":\"starter\",\"count\":2}]"));
        assertThat(segment(plans, "starter").path("emailable").asInt())
                .as("cai")
                .isEqualTo(1);
        assertThat(plans.path("samples").findValuesAsText("subject")).containsExactlyInAnyOrder("g:of-bob", "g:of-cai");
        assertThat(stack.segment("of-cai", "plan_tier")).isEqualTo("growth");
    }

    @Test
    void saysWhereABadRuleIsWrong() {
        var rule = Json.read("{\"rule\":{\"event\":\"any\",\"in_lst\":\"9d\"},\"of\":\"people\"}");

        var answer = stack.post("/api/preview", Stack.OPERATOR, rule);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(Json.read(answer.body()).at("/problems/0/instead").asText()).isEqualTo("in_last");
        assertThat(stack.post("/api/preview", Stack.SECRET, rule).statusCode()).isEqualTo(401);
    }

    private static JsonNode segment(JsonNode lens, String name) {
        return StreamSupport.stream(lens.path("segments").spliterator(), false)
                .filter(segment -> segment.path("segment").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
