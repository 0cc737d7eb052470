package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One customer of the starter model for nine weeks: every email that they get, on which day and at which hour of theirs. */
class CustomerLifeTest {

    private static final String ADA = "ada@example.com";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant MONDAY = Instant.parse("2040-03-05T08:00:00Z");
    private static final LocalTime MORNING = LocalTime.of(9, 5);
    private static final Pattern SURVEY = Pattern.compile("href=\"([^\"]*score(?:=|&#x3D;)10)\"");

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.startingAt(MONDAY);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void getsWhatTheyShouldGetAndNothingElse() {
        signsUp();
        triesItForThreeDays();
        assertThat(mails()).containsExactly("2040-03-05 getting-started", "2040-03-06 setup-done");

        untilMorning(26); // quiet: the trial ends, and nothing more happens
        clicksAndComesBack();
        worksEveryDay(28);
        answersTheSurvey();
        untilMorning(3);

        assertThat(mails())
                .containsExactly(
                        "2040-03-05 getting-started",
                        "2040-03-06 setup-done",
                        "2040-03-09 invite-one-person", // as the wait after the greeting says
                        "2040-03-15 starter-plan",
                        "2040-03-16 trial-ends-ready", // three days before, for who has set everything up
                        "2040-03-19 what-else-it-can-do", // not on the weekend
                        "2040-03-22 release-board", // the fourth in seven days would have been too much
                        "2040-03-23 what-was-missing",
                        "2040-03-26 small-team-rhythm",
                        "2040-04-02 reactivation-1", // old enough to be judged, and quiet
                        "2040-04-13 growth-plan", // no reactivation-2: the goal was reached
                        "2040-04-16 room-to-grow",
                        "2040-04-18 nps-survey", // in the fifth week
                        "2040-04-23 expansion-1", // on a Monday, in the third week of using nearly everything
                        "2040-04-30 expansion-2",
                        "2040-05-03 referral"); // a day after a 10
        assertThat(stack.mailsTo(ADA)).allSatisfy(mail -> assertThat(at(mail).toLocalTime())
                .isBetween(LocalTime.of(9, 0), LocalTime.of(17, 0)));
        var results = stack.read("/api/sequences/reactivation?days=90");
        assertThat(results.at("/exits/goal reached").asInt()).isEqualTo(1);
        assertThat(results.at("/emails/reactivation-1/goal/goals").asInt()).isEqualTo(1);
        assertThat(results.at("/emails/reactivation-1/sent").asInt()).isEqualTo(1);
        assertThat(results.at("/emails/reactivation-1/delivered").asInt()).isEqualTo(1);
        assertThat(results.at("/emails/reactivation-1/clicked").asInt()).isEqualTo(1);
        assertThat(results.path("goals").asInt()).isEqualTo(1);
        assertThat(results.path("complete").asBoolean()).isTrue();
        assertThat(results.at("/effect/verdict").asText()).isEqualTo("not enough data");
        assertThat(results.at("/revenue/treated/accounts").asInt()).isEqualTo(1);
        var listed = stack.read("/api/sequences").path("sequences");
        assertThat(listed.valueStream().map(one -> one.path("sequence").asText()))
                .isSorted()
                .contains("reactivation", "referral");
        assertThat(listed.valueStream()
                        .filter(one -> one.path("sequence").asText().equals("reactivation")))
                .singleElement()
                .hasToString("{\"sequence\":\"reactivation\",\"state\":\"live\",\"topic\":\"product-tips\","
                        + "\"entered\":1,\"sent\":1,\"goals\":1,\"complete\":true}");
        assertThat(results.at("/revenue/verdict").asText()).isEqualTo("not enough data");
    }

    private static void signsUp() {
        stack.live(
                identify("ada", Map.of("email", ADA, "firstName", "Ada", "role", "owner", "timezone", BERLIN.getId())),
                group("ada", "acme", Map.of("name", "Acme", "plan", "free", "employees", "12", "industry", "software")),
                group("ada", "acme", Map.of("country", "DE", "trial_ends_at", "2040-03-19")),
                track("ada", "Signed Up"),
                track("ada", "Trial Started"));
        stack.advance("PT2M");
    }

    private static void triesItForThreeDays() {
        for (var step : List.of("Project Launched", "Team Invited", "Task Created")) {
            stack.live(track("ada", step));
        }
        untilMorning(1);
        stack.live(track("ada", "Task Created"));
        untilMorning(1);
        stack.live(track("ada", "Task Created"));
        untilMorning(1);
    }

    private static void clicksAndComesBack() {
        var mail = mail("reactivation");
        var did = Json.object().put("did", "clicked").put("link", "https://plainboard.example/my-tasks");
        Stack.body(stack.post("/local/mailbox/" + mail.path("id").asText(), "", did));
        stack.live(
                track("ada", "Task Created"),
                group("ada", "acme", Map.of("plan", "growth", "mrr", "90", "seats", "5")));
        untilMorning(1);
    }

    private static void worksEveryDay(int days) {
        for (var day = 0; day < days; day++) {
            stack.live(
                    track("ada", "Task Created"), track("ada", "Report Exported"), track("ada", "Automation Enabled"));
            untilMorning(1);
        }
    }

    private static void answersTheSurvey() {
        var link = SURVEY.matcher(mail("nps-survey").path("html").asText());
        assertThat(link.find()).isTrue();
        var page = link.group(1).replace("&#x3D;", "=").replace("&amp;", "&").replaceAll("&score.*", "");
        assertThat(stack.send(stack.request(page, "")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("score=10")))
                        .statusCode())
                .isEqualTo(200);
    }

    /** Five minutes after emails may go out, so that none is an hour late because of where the clock stops. */
    private static void untilMorning(int days) {
        for (var day = 0; day < days; day++) {
            var now = ZonedDateTime.ofInstant(stack.now(), BERLIN);
            var morning = now.toLocalDate().plusDays(1).atTime(MORNING).atZone(BERLIN);
            stack.advance(Duration.between(now, morning).toString());
        }
    }

    private static JsonNode mail(String sequence) {
        return stack.mailsTo(ADA).stream()
                .filter(mail -> mail.at("/tags/sequence").asText().equals(sequence))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> mails() {
        return stack.mailsTo(ADA).stream()
                .map(mail ->
                        at(mail).toLocalDate() + " " + mail.at("/tags/step").asText())
                .toList();
    }

    private static ZonedDateTime at(JsonNode mail) {
        return ZonedDateTime.ofInstant(Instant.parse(mail.path("at").asText()), BERLIN);
    }
}
