package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.page;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TimeTest {

    private static final int DAYS = 19;

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    /** One story, since it is the same days for all of them. Neither is among those whom a sequence holds out. */
    @Test
    void takesCustomersWhereTheirUseAndTheirSilencePutThem() {
        comes("sometimes");
        comes("daily");
        for (var day = 0; day < DAYS; day++) {
            stack.live(use(day).toArray(ObjectNode[]::new));
            stack.advance("P1D");
        }
        stack.live(page("sometimes", "/pricing"), page("sometimes", "/pricing"), page("sometimes", "/pricing"));

        assertThat(stack.segment("of-sometimes", "behavioural_segment")).isEqualTo("moderate");
        assertThat(stack.segment("of-daily", "behavioural_segment")).isEqualTo("power");
        assertThat(audiences("sometimes")).containsExactly("pricing_visitors");
        assertThat(audiences("daily")).isEmpty();
        assertThat(stack.sequencesTo("sometimes@example.com")).containsExactly("feature-tips");
        assertThat(stack.sequencesTo("daily@example.com")).contains("expansion");

        stack.advance("P31D");

        assertThat(audiences("sometimes")).containsExactly("lost_after_a_few_uses");
        assertThat(stack.segment("of-sometimes", "behavioural_segment")).isEqualTo("low");
        assertThat(stack.sequencesTo("sometimes@example.com"))
                .containsExactlyInAnyOrder("feature-tips", "reactivation", "reactivation", "what-was-missing");
        assertThat(stack.segment("of-daily", "behavioural_segment")).isEqualTo("at_risk");
        assertThat(stack.sequencesTo("daily@example.com")).endsWith("save-at-risk");
    }

    /** An account that becomes old enough to be placed by its use after 16 days. */
    private static void comes(String person) {
        stack.live(
                identify(person, Map.of("email", person + "@example.com", "timezone", "Europe/Berlin")),
                group(
                        person,
                        "of-" + person,
                        Map.of(
                                "plan",
                                "scale",
                                "createdAt",
                                stack.now().minus(Duration.ofDays(12)).toString())));
    }

    private static Stream<ObjectNode> use(int day) {
        var daily = Stream.of(track("daily", day % 2 == 0 ? "Report Exported" : "Automation Enabled"));
        return day % 7 == 0 ? Stream.concat(daily, Stream.of(track("sometimes", "Task Created"))) : daily;
    }

    private static List<String> audiences(String person) {
        return stack.read("/api/people/" + person)
                .path("audiences")
                .propertyStream()
                .map(Map.Entry::getKey)
                .toList();
    }
}
