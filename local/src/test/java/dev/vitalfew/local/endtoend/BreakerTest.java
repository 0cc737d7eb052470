package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of addresses that are none is sent to, over the API of the mail service and back by its events. */
class BreakerTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final int RECIPIENTS = 200;

    /** One in so many bounces: 12 of 200, which is 6 %. */
    private static final int EACH = 17;

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        write("segmentation.yaml", """
                timezone: Europe/Berlin
                audiences:
                  - { audience: buyers, of: people, when: { event: Bought }, then: { sla: 1h } }
                """);
        write("sequences/tips.yaml", sequence("Joined", "feature-tips"));
        write("sequences/receipt.yaml", sequence("Bought", "receipt"));
        for (var name : List.of(
                "brand.yaml",
                "topics.yaml",
                "emails/layout.mjml",
                "emails/words.yaml",
                "emails/example.yaml",
                "emails/partials/button.mjml")) {
            write(name, Files.readString(MODEL.resolve(name)));
        }
        var email = Files.readString(MODEL.resolve("emails/feature-tips.mjml"));
        write("emails/feature-tips.mjml", email);
        write("emails/receipt.mjml", email.replaceFirst("---\n", "---\ntransactional: true\n"));
        stack = Stack.start(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void marketingStopsWhenTooMuchBouncesAndWhatIsOwedGoesOnUntilTheOperatorLiftsIt() {
        operator("{\"reason\": \"known from the tool before\", \"email\": \"feature-tips\"}");
        stack.sent(Stack.SECRET, joined());
        stack.awaitRest();
        stack.advance("PT3M");
        assertThat(sending().path("sent").asInt()).isEqualTo(RECIPIENTS);

        // The breaker is judged by each bounce: by this one at the latest, as 200 are surely counted.
        joins("last", "bounce+last@simulator.amazonses.com");
        assertThat(sending().path("state").asText()).isEqualTo("stopped");
        assertThat(sending().path("bounceRate").asDouble()).isGreaterThan(0.04);
        assertThat(sending().path("why").asText()).contains("bounced");

        joins("late", "late@example.com");
        stack.live(track("late", "Bought"));
        stack.advance("PT3M");
        assertThat(stack.sequencesTo("late@example.com")).containsExactly("receipt");

        operator("{\"reason\": \"the list was cleaned\"}");
        assertThat(sending().path("state").asText()).isEqualTo("sending");
        assertThat(sending().path("sent").asInt()).isZero();
        stack.advance("PT2H");
        assertThat(stack.sequencesTo("late@example.com")).containsExactly("receipt", "tips");
    }

    @Test
    void theOperatorsSwitchStopsEveryEmailAlsoWhatIsOwed() {
        assertThat(stack.post(
                                "/api/kill-switch",
                                Stack.OPERATOR,
                                Json.read("{\"on\": \"yes\", \"reason\": \"a slip\"}"))
                        .statusCode())
                .isEqualTo(400);
        turn("{\"on\": true, \"reason\": \"a slip in the footer\"}");
        turn("{\"on\": true, \"reason\": \"once more\"}");
        stack.live(identify("calm", Map.of("email", "calm@example.com")), track("calm", "Bought"));
        stack.advance("PT10M");

        assertThat(stack.sequencesTo("calm@example.com")).isEmpty();
        assertThat(sending().path("state").asText()).isEqualTo("stopped");
        assertThat(sending().at("/killSwitch/on").asBoolean()).isTrue();
        assertThat(stack.get("/").body())
                .contains("Every email is stopped</span> by the operator: a slip in the footer");
        assertThat(sending().at("/killSwitch/why").asText()).isEqualTo("by the operator: a slip in the footer");

        turn("{\"on\": false, \"reason\": \"mended\"}");
        stack.advance("PT10M");
        assertThat(stack.sequencesTo("calm@example.com")).containsExactly("receipt");
        assertThat(sending().path("killSwitch")).isEqualTo(Json.read("{\"on\": false}"));
    }

    private static void turn(String word) {
        Stack.body(stack.post("/api/kill-switch", Stack.OPERATOR, Json.read(word)));
    }

    private static List<ObjectNode> joined() {
        var events = new ArrayList<ObjectNode>();
        for (var number = 0; number < RECIPIENTS; number++) {
            var person = "p" + number;
            events.add(identify(
                    person,
                    Map.of(
                            "email",
                            number % EACH == 0
                                    ? "bounce+" + number + "@simulator.amazonses.com"
                                    : person + "@example.com")));
            events.add(track(person, "Joined"));
        }
        return events;
    }

    private static void joins(String person, String address) {
        stack.live(identify(person, Map.of("email", address)), track(person, "Joined"));
        stack.advance("PT3M");
    }

    private static JsonNode sending() {
        return stack.read("/api/sending");
    }

    private static void operator(String word) {
        Stack.body(stack.post("/api/sending/resume", Stack.OPERATOR, Json.read(word)));
    }

    private static String sequence(String event, String email) {
        return """
                topic: product-tips
                start: { event: %s }
                exit: never
                send: { between: 00:00-24:00, days: mon-sun }
                steps: [{ email: %s }]
                """.formatted(event, email);
    }

    private static void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
