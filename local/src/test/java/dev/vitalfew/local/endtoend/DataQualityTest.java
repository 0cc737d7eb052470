package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entry errors, gaps and duplicates come in with events, and the next daily run says so. Roles are enforced. */
class DataQualityTest {

    private static final String REPORT = "/api/reports/data-quality";

    private static Stack stack;
    private static int before;
    private static JsonNode report;

    @BeforeAll
    static void aDayWithBadData() {
        stack = Stack.startAuthorising();
        before = stack.get(REPORT, Stack.OPERATOR).statusCode();
        stack.sent(
                Stack.SECRET,
                List.of(
                        group("1", "acme", Map.of("plan", "scale", "mrr", "49", "name", "Acme")),
                        group("2", "zeta", Map.of("plan", "scale", "mrr", "49", "name", "Zeta")),
                        group("3", "beta", Map.of("plan", "scale", "mrr", "49", "name", "Beta")),
                        group("4", "gamma", Map.of("plan", "Scale ", "mrr", "19", "name", "ACME")),
                        group("5", "delta", Map.of("plan", "platinum", "employees", "many")),
                        group("6", "empty", Map.of("country", "DE")),
                        identify("1", Map.of("email", "ada@acme.example")),
                        identify("2", Map.of("email", "Ada@acme.example")),
                        identify("alone", Map.of("email", "bob@bob.example")),
                        track("1", "Task Created"),
                        track("2", "task_created")));
        stack.awaitRest();
        stack.advance("P1D");
        report = stack.read(REPORT);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void isNotThereBeforeARunHasClosed() {
        assertThat(before).isEqualTo(404);
    }

    @Test
    void belongsToTheRunOfTheDay() {
        var run = stack.read(report.path("run").asText());

        assertThat(run.path("date")).isEqualTo(report.path("date"));
        assertThat(run.path("state").asText()).isEqualTo("closed");
    }

    @Test
    void namesWhatIsWrongAndWhere() {
        assertThat(samples("near-duplicate-values", "plan")).containsExactly("g:gamma");
        assertThat(samples("value-outside-set", "plan")).containsExactly("g:delta");
        assertThat(samples("missing-trait", "plan")).containsExactly("g:empty", "u:alone");
        assertThat(samples("mixed-types", "employees")).containsExactly("g:delta");
        assertThat(samples("number-as-text", "mrr")).contains("g:acme", "g:zeta");
        assertThat(samples("accounts-alike", "name")).containsExactly("g:acme", "g:gamma");
        assertThat(samples("shared-email", "email")).containsExactly("u:1", "u:2");
        assertThat(samples("person-without-account", "account")).containsExactly("u:alone");
        assertThat(samples("price-off-tier", "scale")).containsExactly("g:gamma");
        assertThat(samples("event-names-alike", "Task Created")).containsExactly("u:2");
        assertThat(finding("event-never-seen", "Report Exported").path("neededBy"))
                .isNotEmpty();
        assertThat(report.path("findings").findValuesAsText("kind"))
                .as("the model says why some lenses rest on one signal")
                .doesNotContain("single-signal");
        assertThat(finding("all-unclassified", "behavioural_segment")
                        .path("affected")
                        .asInt())
                .isEqualTo(7);
        assertThat(finding("single-source", "secret key").path("severity").asText())
                .isEqualTo("low");
    }

    @Test
    void saysTheWorstFirstAndOfEachWhatToDo() {
        var severities = report.path("findings").findValuesAsText("severity");

        assertThat(severities)
                .contains("high", "medium", "low")
                .isSortedAccordingTo((one, other) -> rank(one) - rank(other));
        assertThat(report.path("findings").findValuesAsText("todo")).allMatch(todo -> !todo.isBlank());
    }

    @Test
    void isForTheOperatorAlone() {
        assertThat(stack.get(REPORT, Stack.SECRET).statusCode()).isEqualTo(401);
        assertThat(stack.get("/api/reports/none", Stack.OPERATOR).statusCode()).isEqualTo(404);
    }

    @Test
    void comesWithTheFeaturesThatEachSegmentUses() {
        var all = stack.read("/api/reports/feature-use");
        var one = stack.read("/api/reports/feature-use?lens=plan_tier");

        assertThat(all.path("lenses").findValuesAsText("lens")).contains("plan_tier", "behavioural_segment");
        assertThat(one.path("lenses").findValuesAsText("lens")).containsExactly("plan_tier");
        assertThat(one.path("notCounted")).isEmpty();
        assertThat(one.at("/lenses/0/segments").findValuesAsText("segment")).endsWith("unclassified");
        assertThat(one.at("/lenses/0/segments").toString())
                .contains("{\"segment\":\"scale\",\"accounts\":3,\"people\":3,")
                .contains("{\"feature\":\"Task Created\",\"accounts\":1,\"share\":0.3333,\"people\":1}");
        assertThat(stack.get("/api/reports/feature-use?lens=none", Stack.OPERATOR)
                        .statusCode())
                .isEqualTo(404);
    }

    private static int rank(String severity) {
        return List.of("high", "medium", "low").indexOf(severity);
    }

    private static List<String> samples(String kind, String about) {
        return StreamSupport.stream(finding(kind, about).path("samples").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode finding(String kind, String about) {
        return StreamSupport.stream(report.path("findings").spliterator(), false)
                .filter(finding -> finding.path("kind").asText().equals(kind))
                .filter(finding -> finding.path("about").asText().equals(about))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " of " + about + " in " + report));
    }
}
