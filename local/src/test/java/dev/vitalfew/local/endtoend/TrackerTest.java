package dev.vitalfew.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.platform.Hash;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tracker in a real browser: on the demo site, and on sites of another origin. {@code tracker.mjs} has who does what. */
class TrackerTest {

    private static final String ADA = "p-" + Hash.sha256("ada@lovelace.example").substring(0, 8);

    private static Stack stack;
    private static Browser browser;

    @BeforeAll
    static void visit() throws IOException, InterruptedException {
        var chromium = Browser.installed();
        assumeTrue(chromium.isPresent(), "there is no Chromium on the PATH, and CHROMIUM names none");
        stack = Stack.startingAt(Instant.now());
        browser = Browser.thatVisits(stack.url(), chromium.get());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void putsWhoLooksAtThePricesThreeTimesAmongThePricingVisitorsThoughTheTabIsClosedAtOnce() {
        await(ADA, List.of("group", "group", "identify", "identify", "page", "page", "page", "page"));

        var ada = person(ADA);
        assertThat(ada.path("audiences").has("pricing_visitors")).isTrue();
        assertThat(ada.path("account").asText()).isEqualTo("g:lovelace-ltd");
        assertThat(ada.at("/traits/email/value").asText())
                .as("as the site's server stated it")
                .isEqualTo("ada@lovelace.example");
    }

    @ParameterizedTest
    @CsvSource({
        // who, and the types of their events
        "early,     identify page track", // called before the script was there
        "retrying,  identify page", // while the product answered 503, twice
        "offline,   identify page page track", // closed while offline, sent by the next page
        "merged,    identify page page", // two visits, and only then a name
        "forgetful, identify page", // localStorage throws
    })
    void bringsEachEventOnce(String who, String types) {
        await(who, List.of(types.split(" ")));
    }

    @Test
    void triesAgainAfterA503AndNeedsNoPreflight() {
        await("retrying", List.of("identify", "page"));

        var asked = Stack.body(stack.send(HttpRequest.newBuilder(browser.asked())));

        assertThat(asked.valueStream()
                        .filter(one -> one.path("person").asText().equals("retrying"))
                        .map(one -> one.path("status").asInt()))
                .containsExactly(503, 503, 200);
        assertThat(asked).noneMatch(one -> one.path("method").asText().equals("OPTIONS"));
        assertThat(asked).noneMatch(one -> one.path("person").asText().equals("private"));
    }

    @Test
    void givesTheVisitsBeforeTheNameToWhoeverItWas() {
        await("merged", List.of("identify", "page", "page"));

        assertThat(person("merged").path("ids")).hasSize(2);
        assertThat(person("merged").at("/traits/firstName/value").asText()).isEqualTo("Mary");
    }

    @Test
    void statesNeitherAddressNorPlan() {
        await("stating", List.of("group", "identify", "page"));

        assertThat(person("stating").at("/traits/lastName/value").asText()).isEqualTo("Stone");
        assertThat(person("stating").path("traits").has("email")).isFalse();
        var account = stack.read("/api/accounts/of-stating").path("traits");
        assertThat(account.at("/industry/value").asText()).isEqualTo("health");
        assertThat(account.has("plan")).isFalse();
    }

    @Test
    void saysInWhichTimeZoneTheBrowserIs() {
        await("abroad", List.of("identify", "page"));

        assertThat(stack.read("/api/people/abroad/events").path("events"))
                .extracting(one -> one.at("/event/context/timezone").asText())
                .isNotEmpty()
                .containsOnly("Asia/Tokyo");
    }

    private static JsonNode person(String id) {
        return stack.read("/api/people/" + id);
    }

    /** Until the person has events of these types, and what they set off has come to rest. */
    private static void await(String id, List<String> types) {
        Stack.within(Duration.ofSeconds(20), () -> types(id).size() >= types.size());
        stack.awaitRest();

        assertThat(types(id)).isEqualTo(types);
    }

    /** An event that concerns two ids is logged under both and counts here once. */
    private static List<String> types(String id) {
        var answer = stack.get("/api/people/" + id + "/events", Stack.OPERATOR);
        return answer.statusCode() == 404
                ? List.of()
                : Stack.body(answer)
                        .path("events")
                        .valueStream()
                        .map(one -> one.at("/event/messageId").asText() + " "
                                + one.path("type").asText())
                        .distinct()
                        .map(one -> one.split(" ")[1])
                        .sorted()
                        .toList();
    }
}
