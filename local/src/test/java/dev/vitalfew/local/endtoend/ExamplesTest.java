package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.page;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.model.ModelTemplate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template {@code examples}, each of its rules met and not met, over HTTP and through the daily run. */
class ExamplesTest {

    @TempDir
    private static Path folder;

    private static Stack stack;

    @BeforeAll
    static void start() {
        ModelTemplate.named("examples", Path.of("..", "model"), Path.of("..", "templates"))
                .writeTo(folder);
        stack = Stack.start(folder);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void knowsWhoTookWhichStepsOfTheSetup() {
        stack.live(did("all-three", "Team Invited", "Project Launched", "Task Created"));
        stack.live(did("and-a-report", "Team Invited", "Project Launched", "Task Created", "Report Exported"));
        stack.live(did("no-task", "Project Launched", "Team Invited"));

        assertThat(audiences("all-three")).containsExactly("only_the_three", "set_up");
        assertThat(audiences("and-a-report")).containsExactly("set_up");
        assertThat(audiences("no-task")).containsExactly("stuck_in_setup");
    }

    @Test
    void handsWhoeverIsCloseToBuyingToSales() {
        stack.live(
                identify("lead", Map.of("role", "owner")),
                track("lead", "Signed Up"),
                page("lead", "/pricing"),
                page("lead", "/pricing"));
        assertThat(audiences("lead")).containsExactly("hot_leads");
        assertThat(app("people/lead").at("/scores/lead").asInt()).isEqualTo(20 + 15 + 10 + 1);
        assertThat(stack.read("/api/people/lead").at("/scores/lead")).isEqualTo(Json.read("""
                        {"points":46,"reason":"20 for /pricing in the last 30 days; 15 for Signed Up; 10 for role is owner;\
                         1 for active on 1 of the last 28 days"}"""));

        stack.live(page("lead", "/pricing/"));
        assertThat(audiences("lead")).containsExactly("hot_leads", "pricing_visitors");

        stack.live(track("lead", "Plan Upgraded"));
        assertThat(audiences("lead")).containsExactly("pricing_visitors");

        stack.advance("P31D");
        assertThat(audiences("lead")).containsExactly("lost_after_a_few_uses");
        assertThat(app("people/lead").at("/scores/lead").asInt()).isEqualTo(15 + 10 - 20);
        assertThat(stack.read("/api/people/lead").at("/scores/lead/reason").asText())
                .endsWith("; −20 for not active in the last 28 days");
    }

    @Test
    void knowsRegularsQuickStartersAndTheLost() {
        var week = new ArrayList<ObjectNode>();
        for (var day = 1; day <= 21; day++) {
            for (var times = 0; times < 2; times++) {
                week.add(daysAgo(track("regular", "Task Created"), day));
            }
        }
        stack.sent(Stack.SECRET, week);
        stack.sent(
                Stack.SECRET,
                List.of(
                        daysAgo(track("quick", "Signed Up"), 20),
                        daysAgo(track("quick", "Project Launched"), 13),
                        daysAgo(track("slow", "Signed Up"), 20),
                        daysAgo(track("slow", "Project Launched"), 12)));
        stack.awaitRest();

        assertThat(audiences("regular")).containsExactly("hot_leads", "weekly_regulars");
        assertThat(app("people/regular").at("/scores/lead").asInt()).isEqualTo(25 + 20);
        assertThat(audiences("quick")).containsExactly("quick_starters");
        assertThat(audiences("slow")).isEmpty();

        stack.advance("P4D");
        assertThat(audiences("quick")).containsExactly("lost_after_a_few_uses", "quick_starters");
        assertThat(audiences("slow")).containsExactly("lost_after_a_few_uses");
    }

    @Test
    void seesATrialEndThatNobodyInvitedTheTeamTo() {
        var end = stack.now().plus(Duration.ofDays(5)).toString();
        stack.live(
                group("solo-owner", "solo", Map.of("trial_ends_at", end)),
                group("team-owner", "team", Map.of("trial_ends_at", end)),
                track("team-owner", "Team Invited"));
        assertThat(audiencesOf("solo")).isEmpty();

        stack.advance("P2D");
        assertThat(audiencesOf("solo")).containsExactly("trial_ends_alone");
        assertThat(audiencesOf("team")).isEmpty();

        stack.advance("P4D");
        assertThat(audiencesOf("solo")).isEmpty();
    }

    @Test
    void seesAnEnterpriseFallAsleep() {
        stack.live(
                group("big-1", "big", Map.of("plan", "enterprise", "seats", "5")),
                group("big-2", "big", Map.of()),
                track("big-1", "Task Created"));
        assertThat(stack.segment("big", "segment")).isEqualTo("enterprise");
        assertThat(audiencesOf("big")).isEmpty();

        stack.advance("P14D");
        assertThat(audiencesOf("big")).containsExactly("sleeping_enterprise");
        assertThat(stack.read("/api/accounts/big")
                        .at("/audiences/sleeping_enterprise/reason")
                        .asText())
                .contains("0 of 5 seats");

        stack.live(track("big-2", "Task Created"));
        assertThat(audiencesOf("big")).isEmpty();
    }

    @Test
    void dividesByWhatIsPaidAndWhatCouldBe() {
        stack.live(
                group("rich-1", "rich", Map.of("mrr", "900", "seats", "10")),
                group("busy-1", "busy", Map.of("mrr", "90", "seats", "1")),
                track("busy-1", "Task Created"),
                group("both-1", "both", Map.of("mrr", "500", "seats", "1")),
                track("both-1", "Task Created"),
                group("small-1", "small", Map.of("mrr", "10", "seats", "4")),
                group("unknown-1", "unknown", Map.of("seats", "4")));

        assertThat(stack.segment("rich", "value")).isEqualTo("protect");
        assertThat(stack.segment("busy", "value")).isEqualTo("grow");
        assertThat(stack.segment("both", "value")).isEqualTo("partner");
        assertThat(stack.segment("small", "value")).isEqualTo("automate");
        assertThat(stack.segment("unknown", "value")).isEmpty();
    }

    @Test
    void addsUpWhatWasSpentAndCountsTheYears() {
        stack.live(
                group(
                        "buyer",
                        "shop",
                        Map.of("createdAt", stack.now().toString().replaceFirst("^2040", "2037"))),
                order("buyer", "600.50"),
                order("buyer", "399.49"));
        assertThat(audiencesOf("shop")).containsExactly("customers_for_years");

        stack.live(order("buyer", "0.01"));
        assertThat(audiencesOf("shop")).containsExactly("big_spenders", "customers_for_years");

        stack.advance("P1D");
        assertThat(audiencesOf("shop")).containsExactly("big_spenders");
        stack.advance("P30D");
        assertThat(audiencesOf("shop")).isEmpty();
    }

    /** A stack of its own, as those of other tests would be ranked too. */
    @Test
    void findsTheVitalFewWhenARunHasRankedEverybody() {
        try (var alone = Stack.start(folder)) {
            alone.live(
                    group("a", "whale", Map.of("mrr", "5000")),
                    group("b", "dolphin", Map.of("mrr", "700")),
                    group("c", "seal", Map.of("mrr", "300")),
                    group("d", "shrimp", Map.of("mrr", "20")),
                    group("e", "krill", Map.of("seats", "4")));
            alone.live(track("c", "Referral Sent"), track("c", "Referral Sent"), track("c", "Referral Sent"));
            assertThat(alone.segment("whale", "vip")).isEmpty();
            assertThat(alone.read("/api/accounts/whale")
                            .at("/segments/vip/reason")
                            .asText())
                    .startsWith("not ranked yet");

            alone.advance("P1D");
            alone.advance("P1D");

            assertThat(alone.segment("whale", "vip")).isEqualTo("vital_few");
            assertThat(alone.segment("dolphin", "vip")).isEqualTo("everybody_else");
            assertThat(alone.segment("seal", "vip")).isEqualTo("vital_few");
            assertThat(alone.segment("shrimp", "vip")).isEqualTo("everybody_else");
            assertThat(alone.segment("krill", "vip")).isEmpty();
            assertThat(alone.read("/api/accounts/whale")
                            .at("/segments/vip/reason")
                            .asText())
                    .startsWith("mrr is 5000 (needs 5000 to be among those who bring 80% of all mrr)");

            alone.live(group("b", "dolphin", Map.of("mrr", "6000")));
            assertThat(alone.segment("dolphin", "vip")).isEqualTo("vital_few");
        }
    }

    @Test
    void learnsFromClicksWhatSomebodyLikesAndForgetsIt() {
        stack.live(
                identify("reader", Map.of("email", "reader@example.com", "role", "owner")),
                group("reader", "readers", Map.of("plan", "starter")));
        assertThat(interest("reader")).isEqualTo("unclassified: no interest is known");
        stack.advance("P1D");

        click("reader@example.com", "https://plainboard.example/automations?topic=automation");
        click("reader@example.com", "https://plainboard.example/automations?from=mail&topic=automation");
        click("reader@example.com", "https://plainboard.example/reports?topic=reporting");
        assertThat(interest("reader"))
                .isEqualTo("automation: interest is automation, inferred from 2 clicks of weight 2"
                        + " (needs automation)");
        assertThat(stack.read("/api/people/reader")
                        .at("/preferences/interest/source")
                        .asText())
                .isEqualTo("inferred");
        assertThat(audiences("reader")).contains("shows_interest");
        assertThat(app("people/reader").path("preferences")).isEqualTo(Json.read("""
                        {"interest": {"values": ["automation"], "source": "inferred"}}
                        """));
        var shown = tag("people/reader");
        click("reader@example.com", "https://plainboard.example/reports?topic=reporting");
        assertThat(tag("people/reader")).as("it still likes the same").isEqualTo(shown);

        stack.advance("P12D");
        assertThat(interest("reader")).startsWith("automation: ");
        stack.advance("P1D");
        assertThat(interest("reader")).isEqualTo("unclassified: no interest is known");
        assertThat(audiences("reader")).doesNotContain("shows_interest");
    }

    @Test
    void believesWhatSomebodySaysRatherThanWhatStaffNoted() {
        stack.live(identify("teller", Map.of("interest_noted", "reporting", "interest_noted_from", "a call")));
        assertThat(interest("teller"))
                .isEqualTo("reporting: interest is reporting, noted by staff: a call (needs reporting)");

        var noted = tag("people/teller");
        stack.live(identify("teller", Map.of("interest", "automation")));
        assertThat(tag("people/teller")).isNotEqualTo(noted);
        assertThat(app("people/teller").at("/preferences/interest/source").asText())
                .isEqualTo("declared");
        assertThat(interest("teller"))
                .isEqualTo("automation: interest is automation, declared with the secret key" + " (needs automation)");
    }

    @Test
    void tellsTheApplicationWhatToShow() {
        stack.live(
                group("app-user", "app-account", Map.of("plan", "starter")),
                track("app-user", "Project Launched"),
                track("app-user", "Team Invited"));

        var shown = app("people/app-user");

        assertThat(shown.path("sla").asText()).isEqualTo("2d");
        assertThat(shown.path("onboarding").asText()).isEqualTo("self-serve");
        assertThat(shown.path("guidance")).isEqualTo(Json.tree(List.of("create-a-task", "invite-your-team")));
        assertThat(shown.toString()).hasSizeLessThan(1000);
    }

    private static void click(String address, String link) {
        var mail = stack.mailsTo(address).getFirst().path("id").asText();
        Stack.body(stack.post(
                "/local/mailbox/" + mail,
                "",
                Json.object().put("did", "clicked").put("link", link)));
        stack.awaitRest();
    }

    /** The segment, and why. */
    private static String interest(String person) {
        var found = stack.read("/api/people/" + person).at("/segments/interest");
        return found.path("segment").asText("unclassified") + ": "
                + found.path("reason").asText();
    }

    private static ObjectNode[] did(String person, String... events) {
        return List.of(events).stream().map(event -> track(person, event)).toArray(ObjectNode[]::new);
    }

    private static ObjectNode order(String person, String total) {
        var order = track(person, "Order Completed");
        order.putObject("properties").put("total", total);
        return order;
    }

    private static ObjectNode daysAgo(ObjectNode event, int days) {
        return event.put("timestamp", stack.now().minus(Duration.ofDays(days)).toString());
    }

    private static String tag(String subject) {
        return stack.get("/v1/" + subject + "/segments", Stack.SECRET)
                .headers()
                .firstValue("etag")
                .orElseThrow();
    }

    private static JsonNode app(String subject) {
        return Stack.body(stack.get("/v1/" + subject + "/segments", Stack.SECRET));
    }

    private static TreeSet<String> audiences(String person) {
        return names(stack.read("/api/people/" + person).path("audiences"));
    }

    private static TreeSet<String> audiencesOf(String account) {
        return names(stack.read("/api/accounts/" + account).path("audiences"));
    }

    private static TreeSet<String> names(JsonNode audiences) {
        var names = new TreeSet<String>();
        audiences.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
