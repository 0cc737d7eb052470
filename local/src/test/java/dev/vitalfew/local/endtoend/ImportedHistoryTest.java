package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.page;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ImportedHistoryTest {

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
    void putsAccountsIntoSegmentsAndEmailsNobody() {
        var history = new ArrayList<ObjectNode>();
        history.addAll(arrival("busy"));
        history.addAll(arrival("quiet"));
        for (var day = 60; day > 2; day--) {
            history.add(at(ago(day), track("busy", "Task Created")));
        }
        history.add(at(ago(10), page("quiet", "/pricing")));

        stack.sent(Stack.SECRET, history.subList(0, history.size() / 2));
        stack.sent(Stack.SECRET, history.subList(history.size() / 2, history.size()));
        stack.awaitRest();

        assertThat(stack.segment("of-busy", "plan_tier")).isEqualTo("starter");
        assertThat(stack.segment("of-busy", "behavioural_segment")).isEqualTo("moderate");
        assertThat(stack.segment("of-quiet", "behavioural_segment")).isEqualTo("low");

        stack.advance("P3D");
        stack.live(track("busy", "Task Created"), track("quiet", "Task Created"));
        stack.advance("P3D");

        assertThat(stack.segment("of-busy", "behavioural_segment")).isEqualTo("moderate");
        assertThat(stack.segment("of-quiet", "behavioural_segment")).isEqualTo("low");
        assertThat(stack.mailsTo("@")).isEmpty();
    }

    @Test
    void greetsNobodyAsNewWhoWasThereBefore() {
        stack.live(
                identify("old", Map.of("email", "old@example.com")),
                group("old", "of-old", Map.of("plan", "starter", "createdAt", ago(90).toString())));
        stack.advance("PT5M");

        assertThat(stack.segment("of-old", "plan_tier")).isEqualTo("starter");
        assertThat(stack.segment("of-old", "behavioural_segment")).isEqualTo("low");
        assertThat(stack.mailsTo("@")).isEmpty();
    }

    private static List<ObjectNode> arrival(String person) {
        return List.of(
                at(ago(60), identify(person, Map.of("email", person + "@example.com"))),
                at(ago(60), group(person, "of-" + person, Map.of("plan", "starter", "createdAt", ago(90).toString()))));
    }

    private static Instant ago(int days) {
        return stack.now().minus(Duration.ofDays(days));
    }

    private static ObjectNode at(Instant time, ObjectNode event) {
        return event.put("timestamp", time.toString());
    }
}
