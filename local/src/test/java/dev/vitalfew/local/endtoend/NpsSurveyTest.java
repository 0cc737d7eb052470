package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NpsSurveyTest {

    private static final String ADDRESS = "ada@example.com";
    private static final Pattern SCORE = Pattern.compile("href=\"([^\"]*score(?:=|&#x3D;)9)\"");

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.startAuthorising();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void asksSomebodyWhoKnowsTheProductAndTakesTheLatestAnswer() {
        stack.live(
                identify("ada", Map.of("email", ADDRESS, "timezone", "Europe/Berlin")),
                group("ada", "acme", Map.of("plan", "growth")));
        for (var week = 0; week < 5; week++) {
            stack.live(track("ada", "Task Created"));
            assertThat(surveys()).isZero();
            stack.advance("P7D");
        }
        stack.advance("P1D");
        assertThat(surveys()).isOne();

        var link = linkOfNine();
        assertThat(stack.send(stack.request(link, "").GET()).body()).contains("value=\"9\" required checked");
        assertThat(stack.send(stack.request(link, "").HEAD()).statusCode()).isEqualTo(200);
        assertThat(answers()).isEmpty();

        assertThat(post(link, "score=9&comment=Quick").statusCode()).isEqualTo(200);
        assertThat(post(link, "score=9&comment=Quick").statusCode()).isEqualTo(200);
        assertThat(scores()).containsExactly(9);
        assertThat(answers().getFirst().at("/event/properties/comment").asText())
                .isEqualTo("Quick");
        assertThat(answers().getFirst().path("trust").asText()).isEqualToIgnoringCase("system");

        assertThat(post(link, "comment=without").statusCode()).isEqualTo(422);
        assertThat(post(link, "score=3").statusCode()).isEqualTo(200);
        assertThat(scores()).containsExactlyInAnyOrder(9, 3);
    }

    @Test
    void rejectsAnAnswerByTheApiThatIsNoScore() {
        stack.sent(Stack.SECRET, List.of(answered(8), answered(11)));

        var rejected = stack.read("/api/rejected").toString();
        assertThat(rejected).contains("/properties/score", "expected a whole number from 0 to 10");
    }

    private static ObjectNode answered(int score) {
        var answer = track("eve", "NPS Answered");
        answer.set("properties", Json.object().put("score", score));
        return answer;
    }

    private static long surveys() {
        return stack.sequencesTo(ADDRESS).stream().filter("nps-survey"::equals).count();
    }

    private static String linkOfNine() {
        var survey = stack.mailsTo(ADDRESS).stream()
                .filter(mail -> mail.at("/tags/sequence").asText().equals("nps-survey"))
                .findFirst()
                .orElseThrow();
        var link = SCORE.matcher(survey.path("html").asText());
        assertThat(link.find()).as(survey.path("html").asText()).isTrue();
        return link.group(1).replace("&#x3D;", "=").replace("&amp;", "&");
    }

    private static HttpResponse<String> post(String link, String form) {
        return stack.send(stack.request(link.replaceAll("&score.*", ""), "")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    private static List<Integer> scores() {
        return answers().stream()
                .map(answer -> answer.at("/event/properties/score").intValue())
                .toList();
    }

    private static List<JsonNode> answers() {
        stack.awaitRest();
        return StreamSupport.stream(
                        stack.read("/api/people/ada/events").path("events").spliterator(), false)
                .filter(event -> event.at("/event/event").asText().equals("NPS Answered"))
                .toList();
    }
}
