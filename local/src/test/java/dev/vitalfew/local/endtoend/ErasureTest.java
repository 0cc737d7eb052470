package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks to be forgotten. */
class ErasureTest {

    private static final Path MODEL = Path.of("..", "model");

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        write("segmentation.yaml", """
                timezone: Europe/Berlin
                lenses:
                  - lens: team
                    of: accounts
                    goal: { outcome: churn, kpi: 90-day retention }
                    why_one_signal: it is who works with it
                    segments:
                      - segment: several
                        when: { people: { event: any, in_last: 28d }, at_least: 2 }
                        then: { sla: 1h }
                      - { segment: few, otherwise: true, then: { sla: 2h } }
                """);
        write("sequences/welcome.yaml", """
                topic: product-tips
                start: { event: Joined }
                exit: never
                send: { between: 00:00-24:00, days: mon-sun }
                steps: [{ email: feature-tips }, { wait: 2d }, { email: feature-tips-2 }]
                """);
        for (var name : List.of(
                "brand.yaml",
                "topics.yaml",
                "emails/layout.mjml",
                "emails/words.yaml",
                "emails/example.yaml",
                "emails/partials/button.mjml",
                "emails/feature-tips.mjml")) {
            write(name, Files.readString(MODEL.resolve(name)));
        }
        write("emails/feature-tips-2.mjml", Files.readString(MODEL.resolve("emails/feature-tips.mjml")));
        stack = Stack.startHearing(folder, "PersonErased", "AccountErased");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void leavesNothingOfAPersonAndSendsThemNothingMore() {
        joins("ada", "acme");
        joins("ben", "acme");
        stack.advance("PT10M");
        assertThat(stack.mailsTo("ada@example.com")).hasSize(1);
        assertThat(stack.segment("acme", "team")).isEqualTo("several");

        var erased = Stack.body(delete("/api/people/ada"));

        assertThat(erased.path("done").asBoolean()).isTrue();
        assertThat(erased.at("/erased/events").asInt()).isPositive();
        assertThat(erased.at("/erased/emails and enrollments").asInt()).isPositive();
        stack.awaitRest();
        assertThat(stack.get("/api/people/ada", Stack.OPERATOR).statusCode()).isEqualTo(404);
        assertThat(stack.segment("acme", "team")).isEqualTo("few");
        assertThat(stack.read("/api/accounts/acme").path("people").toString()).isEqualTo("[\"u:ben\"]");

        stack.advance("P4D");

        assertThat(stack.mailsTo("ada@example.com")).hasSize(1);
        assertThat(stack.mailsTo("ben@example.com")).hasSize(2);
    }

    @Test
    void bringsNobodyBackByEventsThatComeLaterAndFindsTheAddressErased() {
        var said = joins("cleo", "globex");
        joins("dan", "globex");
        stack.advance("PT10M");
        Stack.body(delete("/api/people/cleo"));

        // Sent again by a client that heard no answer, and by the nightly sync.
        Stack.body(stack.post("/v1/batch", Stack.SECRET, batch(said)));
        stack.live(identify("cleo", Map.of("email", "cleo@example.com")), track("cleo", "Joined"));
        stack.advance("P1D");

        assertThat(stack.get("/api/people/cleo", Stack.OPERATOR).statusCode()).isEqualTo(404);
        assertThat(stack.mailsTo("cleo@example.com")).hasSize(1);
        assertThat(stack.segment("globex", "team")).isEqualTo("few");
        var found = stack.read("/api/recipients?email=cleo@example.com");
        assertThat(found.path("people")).isEmpty();
        assertThat(found.at("/suppressed/0/reason").asText()).isEqualTo("erased");
        assertThat(Stack.body(delete("/api/people/cleo")).toString()).isEqualTo("{\"done\":true,\"erased\":{}}");
    }

    @Test
    void erasesAnAccountWithItsPeopleAndNobodyElse() {
        joins("eve", "initech");
        joins("fay", "hooli");
        stack.advance("PT10M");

        var erased = Stack.body(delete("/api/accounts/initech"));
        stack.advance("P4D");

        assertThat(erased.at("/erased/people").asInt()).isEqualTo(1);
        assertThat(stack.get("/api/accounts/initech", Stack.OPERATOR).statusCode())
                .isEqualTo(404);
        assertThat(stack.get("/api/people/eve", Stack.OPERATOR).statusCode()).isEqualTo(404);
        assertThat(stack.mailsTo("eve@example.com")).hasSize(1);
        assertThat(stack.mailsTo("fay@example.com")).hasSize(2);
        assertThat(stack.read("/api/accounts/hooli").path("people")).hasSize(1);
    }

    @Test
    void tellsWhoeverListensOnTheBus() {
        joins("ivy", "hooli");
        stack.live(identify("ivy", Map.of("email", "ivy@example.com")).put("anonymousId", "laptop-of-ivy"));
        stack.heard();

        Stack.body(delete("/api/people/ivy"));

        var heard = stack.heard();
        assertThat(heard)
                .allSatisfy(event -> {
                    assertThat(event.path("detail-type").asText()).isEqualTo("PersonErased");
                    assertThat(event.path("source").asText()).isEqualTo("vitalfew");
                    assertThat(event.path("detail").propertyStream().map(Map.Entry::getKey))
                            .containsExactly("id", "subject", "at");
                })
                .extracting(event -> event.at("/detail/subject").asText())
                .containsExactlyInAnyOrder("u:ivy", "a:laptop-of-ivy");

        Stack.body(delete("/api/people/ivy"));

        assertThat(stack.heard()).singleElement().satisfies(again -> assertThat(heard)
                .extracting(event -> event.path("detail"))
                .contains(again.path("detail")));
    }

    @Test
    void tellsWhoeverListensOfAnAccountAndItsPeople() {
        joins("joe", "vandelay");
        stack.heard();

        Stack.body(delete("/api/accounts/vandelay"));

        assertThat(stack.heard())
                .extracting(event -> event.path("detail-type").asText() + " "
                        + event.at("/detail/id").asText())
                .containsExactlyInAnyOrder("PersonErased u:joe/erased", "AccountErased g:vandelay/erased");
    }

    /** Before they are erased people may ask what there is. */
    @Test
    void exportsWhatIsKeptOfAPersonAndNobodyElse() {
        joins("gil", "umbrella");
        joins("hal", "umbrella");
        stack.advance("PT10M");

        var export = Stack.body(stack.post("/api/people/gil/export", Stack.OPERATOR, Json.object()));

        assertThat(export.at("/traits/email/value").asText()).isEqualTo("gil@example.com");
        assertThat(export.at("/traits/email/by").asText()).isEqualTo("secret key");
        assertThat(export.path("ids").toString()).isEqualTo("[\"u:gil\"]");
        assertThat(export.path("events").findValuesAsText("type")).contains("identify", "group", "track");
        assertThat(export.at("/enrollments/0/sequence").asText()).isEqualTo("welcome");
        assertThat(export.at("/emails/0/email").asText()).isEqualTo("feature-tips");
        assertThat(export.at("/chosen/frequency").asText()).isEqualTo("everything");
        assertThat(export.toString()).doesNotContain("hal");
        assertThat(stack.post("/api/people/nobody/export", Stack.OPERATOR, Json.object())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void asksForTheOperatorsKeyAndSomebodyWhoWasEverSeen() {
        assertThat(delete("/api/people/nobody").statusCode()).isEqualTo(404);
        assertThat(delete("/api/accounts/nobody").statusCode()).isEqualTo(404);
        assertThat(stack.send(stack.request("/api/people/nobody", Stack.SECRET).DELETE())
                        .statusCode())
                .isEqualTo(401);
    }

    private static HttpResponse<String> delete(String path) {
        return stack.send(stack.request(path, Stack.OPERATOR).DELETE());
    }

    private static List<ObjectNode> joins(String person, String account) {
        var events = List.of(
                identify(person, Map.of("email", person + "@example.com")),
                group(person, account, Map.of("name", account)),
                track(person, "Joined"));
        stack.live(events.toArray(ObjectNode[]::new));
        return events;
    }

    private static JsonNode batch(List<ObjectNode> events) {
        return Json.object().set("batch", Json.tree(events));
    }

    private static void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
