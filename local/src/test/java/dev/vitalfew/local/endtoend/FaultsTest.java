package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SES, tables and functions go wrong in each way that they can, over HTTP and with the clients that are deployed. */
class FaultsTest {

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
    void saysWhichFaultsThereAre() {
        assertThat(stack.post("/local/faults", "", Json.object().put("fault", "fire"))
                        .body())
                .contains("fault: expected one of none, error_before_accepting", "found fire")
                .doesNotContain("enum");
    }

    @ParameterizedTest
    @CsvSource({
        "error_before_accepting, 0, unknown, what may have gone out is not sent again",
        "error_after_accepting, 1, accepted, its event says that it went out",
        "dropped_after_accepting, 1, accepted, its event says that it went out",
        "slow, 1, accepted, its event says that it went out",
        "throttled, 1, accepted, it is sent later",
        "quota_reached, 1, accepted, it is sent later",
    })
    void nobodyGetsAnEmailTwice(String fault, int mails, String state, String why) {
        var name = fault.replace("_", "");
        order(fault, 1);
        var address = name + "@example.com";
        stack.live(
                identify(name, Map.of("email", address, "timezone", "Europe/Berlin", "country", "DE")),
                group(name, name + "-inc", Map.of("plan", "starter", "name", name)));
        advanceUntil(() -> faults().at("/ses/left").asInt() == 0);
        assertThat(faults().at("/ses/left").asInt()).isZero();

        assertThat(stack.mailsTo(address)).as(why).hasSize(mails);
        var email = stack.read("/api/people/" + name + "/events");
        assertThat(email.toString().contains("Email Delivered")).isEqualTo(mails == 1);
        assertThat(sent(name)).as(why).isEqualTo(state);
    }

    @Test
    void emailsWaitUntilTheMailServiceHasVerifiedTheBrand() {
        order("not_verified", 5);
        stack.live(
                identify("early", Map.of("email", "early@example.com", "timezone", "Europe/Berlin", "country", "DE")),
                group("early", "early-inc", Map.of("plan", "starter", "name", "early")));
        stack.advance("PT20M");
        assertThat(stack.mailsTo("early@example.com")).isEmpty();

        order("none", 1);
        advanceUntil(() -> !stack.mailsTo("early@example.com").isEmpty());
        assertThat(stack.sequencesTo("early@example.com")).containsExactly("getting-started");
        assertThat(sent("early")).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "throttled, 1",
        "throttled, 3",
        "failed_call, 2",
        "lost_answer, 1",
        "lost_answer, 2",
        "lost_answer, 3",
        "killed, 1",
        "killed, 2",
        "killed, 3",
        "killed, 4",
        "killed, 6",
        "killed, 9",
        "twice, 1",
        "delayed, 1",
    })
    void whateverBecomesOfFunctionsEverybodyGetsTheirEmailOnce(String fault, int at) {
        var name = fault.replace("_", "") + at;
        for (var function : List.of("Fold", "Announce", "Enroll", "Send", "Feedback")) {
            order(Json.object().put("function", function).put("fault", fault).put("at", at));
        }
        var address = name + "@example.com";
        stack.live(
                identify(name, Map.of("email", address, "timezone", "Europe/Berlin", "country", "DE")),
                group(name, name + "-inc", Map.of("plan", "starter", "name", name)));
        advanceUntil(() -> faults().path("functions").isEmpty());

        assertThat(faults().path("functions")).isEmpty();
        assertThat(stack.segment(name + "-inc", "segment")).isEqualTo("self_serve_smb");
        assertThat(stack.sequencesTo(address)).containsExactly("getting-started");
        assertThat(sent(name)).isEqualTo("accepted");
    }

    @Test
    void whatIsNoFaultIsRefused() {
        assertThat(stack.post("/local/faults", "", Json.object().put("fault", "sloww"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(stack.post(
                                "/local/faults",
                                "",
                                Json.object().put("fault", "killed").put("function", "Sendd"))
                        .body())
                .contains("No such function", "Send");
    }

    /** What failed comes again after a while of the real clock, and a lease ends after a while of the other one. */
    private static void advanceUntil(BooleanSupplier isSo) {
        for (var round = 0; round < 4; round++) {
            stack.advance("PT20M");
            if (Stack.within(Duration.ofSeconds(5), isSo)) {
                return;
            }
        }
    }

    private static String sent(String name) {
        var found = stack.read("/api/recipients?email=" + name + "@example.com");
        return found.at("/people/0/emails/0/state").asText();
    }

    private static JsonNode faults() {
        return Stack.body(stack.get("/local/faults"));
    }

    private static void order(String fault, int times) {
        order(Json.object().put("fault", fault).put("times", times));
    }

    private static void order(JsonNode fault) {
        Stack.body(stack.post("/local/faults", "", fault));
    }
}
