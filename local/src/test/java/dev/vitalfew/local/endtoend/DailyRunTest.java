package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DailyRunTest {

    private static final List<String> PLANS = List.of("starter", "growth", "scale", "enterprise");

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start();
        IntStream.range(0, 20)
                .forEach(number -> stack.sent(
                        Stack.SECRET,
                        List.of(
                                group("person-" + number, "account-" + number, Map.of("plan", PLANS.get(number % 4))),
                                track("person-" + number, "Task Created"))));
        stack.sent(Stack.SECRET, List.of(track("person-alone", "Task Created")));
        stack.awaitRest();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void happensOnceADateHoweverOftenItIsSetOff() {
        var date = today();

        var triggers = IntStream.range(0, 2)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> trigger(date)))
                .toList();
        var opened =
                triggers.stream().map(CompletableFuture::join).map(Stack::body).toList();
        stack.awaitRest();
        var closed = stack.read("/api/runs/" + date);
        trigger(date);
        stack.awaitRest();

        assertThat(opened).allMatch(run -> run.path("date").asText().equals(date.toString()));
        assertThat(opened.getFirst().path("openedAt"))
                .isEqualTo(opened.getLast().path("openedAt"));
        assertThat(closed.path("state").asText()).isEqualTo("closed");
        assertThat(stack.read("/api/runs/" + date)).isEqualTo(closed);
    }

    @Test
    void countsEveryAccountThatThereIs() {
        trigger(today());
        stack.awaitRest();

        var run = stack.read("/api/runs/" + today());
        var accounts = stack.read("/api/accounts?limit=100").path("accounts");

        assertThat(accounts).hasSize(21);
        assertThat(run.path("accounts").asInt()).isEqualTo(21);
        assertThat(run.path("people").asInt()).isEqualTo(21);
        for (var plan : PLANS) {
            assertThat(run.path("lenses").path("plan_tier").path(plan).asInt()).isEqualTo(5);
        }
        assertThat(sum(run.path("lenses").path("plan_tier"))).isEqualTo(21);
        assertThat(sum(run.path("lenses").path("behavioural_segment"))).isEqualTo(21);
    }

    @Test
    void isNotDoneForADateThatIsOver() {
        var answer = trigger(today().minusDays(1));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
    }

    private static java.net.http.HttpResponse<String> trigger(LocalDate date) {
        return stack.post("/api/runs", Stack.OPERATOR, Json.object().put("date", date.toString()));
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(stack.now(), ZoneId.of("Europe/Berlin"));
    }

    private static int sum(JsonNode sizes) {
        return StreamSupport.stream(sizes.spliterator(), false)
                .mapToInt(JsonNode::asInt)
                .sum();
    }
}
