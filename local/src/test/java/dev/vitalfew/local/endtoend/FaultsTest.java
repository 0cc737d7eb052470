package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SES goes wrong in each way that it can, over HTTP and with the client that is deployed. */
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
        stack.advance("PT20M");
        assertThat(faults().path("left").asInt()).isZero();

        assertThat(stack.mailsTo(address)).as(why).hasSize(mails);
        var email = stack.read("/api/people/" + name + "/events");
        assertThat(email.toString().contains("Email Delivered")).isEqualTo(mails == 1);
        assertThat(sent(name)).as(why).isEqualTo(state);
    }

    @Test
    void whatIsNoFaultIsRefused() {
        assertThat(stack.post("/local/faults", "", Json.object().put("fault", "sloww"))
                        .statusCode())
                .isEqualTo(400);
    }

    private static String sent(String name) {
        var found = stack.read("/api/recipients?email=" + name + "@example.com");
        return found.at("/people/0/emails/0/state").asText();
    }

    private static JsonNode faults() {
        return Stack.body(stack.get("/local/faults"));
    }

    private static void order(String fault, int times) {
        Stack.body(stack.post(
                "/local/faults", "", Json.object().put("fault", fault).put("times", times)));
    }
}
