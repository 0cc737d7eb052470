package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.page;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/bad-input.md promises of events and traits. */
class BadInputTest {

    private static final String FAR_OUT = "9999-12-31T23:59:59Z";

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
    void takesNumbersAlsoAsTextAndOtherTextForNoNumber() {
        var number = group("a", "number", Map.of());
        number.withObject("/traits").put("employees", 1000);
        stack.live(
                number,
                group("b", "text", Map.of("employees", "1000")),
                group("c", "words", Map.of("employees", "about a thousand")));

        assertThat(stack.segment("number", "company_size")).isEqualTo("large");
        assertThat(stack.segment("text", "company_size")).isEqualTo("large");
        assertThat(stack.segment("words", "company_size")).isEqualTo("small");
        assertThat(reason("words", "company_size")).contains("employees is about a thousand");
    }

    @Test
    void anAccountThatEverybodyLeftKeepsWhatWasStatedAndNothingThatPeopleDid() {
        stack.live(group("mover", "left-behind", Map.of("plan", "scale")), answer("mover", 2));
        assertThat(stack.segment("left-behind", "nps")).isEqualTo("detractors");

        stack.live(group("mover", "moved-to", Map.of("plan", "growth")));

        assertThat(stack.read("/api/accounts/left-behind").path("people")).isEmpty();
        assertThat(stack.segment("left-behind", "plan_tier")).isEqualTo("scale");
        assertThat(stack.segment("left-behind", "nps")).isEmpty();
        assertThat(reason("left-behind", "nps")).contains("nobody has answered");
        assertThat(stack.segment("moved-to", "nps")).isEqualTo("detractors");
    }

    @Test
    void aPersonOfTwoAccountsIsOfTheLatestWhicheverCameFirst() {
        var earlier = group("commuter", "earlier", Map.of("plan", "scale"));
        var later = group("commuter", "later", Map.of("plan", "scale"));
        later.put("timestamp", stack.now().toString());
        earlier.put("timestamp", stack.now().minus(Duration.ofHours(1)).toString());

        stack.sent(Stack.SECRET, List.of(later));
        stack.awaitRest();
        stack.sent(Stack.SECRET, List.of(earlier));
        stack.awaitRest();

        assertThat(stack.read("/api/people/commuter").path("account").asText()).isEqualTo("g:later");
        assertThat(stack.read("/api/accounts/later").path("people")).hasSize(1);
        assertThat(stack.read("/api/accounts/earlier").path("people")).isEmpty();
    }

    @Test
    void twoPeopleOfOneAddressStayTwoAndWhatIsSaidAgainstTheAddressHoldsForBoth() {
        var address = "twins@example.com";
        stack.live(
                identify("twin-1", Map.of("email", address)),
                identify("twin-2", Map.of("email", "Twins@example.com")),
                identify("other", Map.of("email", "other@example.com")));

        var found = stack.post(
                "/api/recipients/never-contact",
                Stack.OPERATOR,
                Json.object().put("email", address).put("reason", "asked by phone"));
        stack.live(
                group("twin-1", "of-twins", Map.of("plan", "starter")),
                group("twin-2", "of-twins", Map.of()),
                group("other", "of-twins", Map.of()));
        stack.advance("PT10M");

        assertThat(Stack.body(found).path("people"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("u:twin-1", "u:twin-2");
        assertThat(stack.read("/api/accounts/of-twins").path("people")).hasSize(3);
        assertThat(stack.mailsTo(address)).isEmpty();
        assertThat(stack.mailsTo("other@example.com")).isNotEmpty();
    }

    @Test
    void anEventWithANameOfTenKilobytesIsRejectedWithAReasonAndHarmsNoOther() {
        var answer =
                stack.batch(Stack.SECRET, List.of(track("wordy", "x".repeat(10_240)), track("wordy", "Task Created")));
        stack.awaitRest();

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(eventsOf("wordy"))
                .extracting(event -> event.at("/event/event").asText())
                .containsExactly("Task Created");
        assertThat(StreamSupport.stream(
                                stack.read("/api/rejected").path("rejected").spliterator(), false)
                        .filter(one -> one.path("body").asText().contains("wordy")))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.path("pointer").asText()).isEqualTo("/event");
                    assertThat(one.path("reason").asText()).contains("at most 256 characters, found 10240");
                });
    }

    @Test
    void aDateOfTheYear9999IsTheTimeOfReceiptOfAnEventAndNoAge() {
        var visit = page("traveller", "/pricing").put("timestamp", FAR_OUT);
        stack.sent(Stack.SECRET, List.of(visit));
        stack.live(group("traveller", "future", Map.of("createdAt", FAR_OUT, "trial_ends_at", FAR_OUT)));

        assertThat(eventsOf("traveller"))
                .filteredOn(event -> event.path("type").asText().equals("page"))
                .singleElement()
                .extracting(event -> event.path("at").asText())
                .asString()
                .startsWith(stack.now().toString().substring(0, 10));
        assertThat(reason("future", "activity")).contains("too young: 0 of 14 days");

        stack.advance("P1D");

        assertThat(reason("future", "activity")).contains("too young: 1 of 14 days");
    }

    private static String reason(String account, String lens) {
        return stack.read("/api/accounts/" + account)
                .at("/segments/" + lens + "/reason")
                .asText();
    }

    private static JsonNode eventsOf(String person) {
        return stack.read("/api/people/" + person + "/events?limit=200").path("events");
    }

    private static ObjectNode answer(String person, int score) {
        var answer = track(person, "NPS Answered");
        answer.withObject("/properties").put("score", score);
        return answer;
    }
}
