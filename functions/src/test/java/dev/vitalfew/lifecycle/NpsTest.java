package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.pages.Answering;
import dev.vitalfew.lifecycle.pages.MemoryNpsAnswers;
import dev.vitalfew.lifecycle.pages.Pages;
import dev.vitalfew.lifecycle.pages.Unsubscribing;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.platform.TestContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NpsTest {

    private static final Grant.Survey SURVEY =
            new Grant.Survey(Workbench.ADA, "nps-survey", "nps-survey", "u:ada/survey_due/1");

    private final Workbench bench = new Workbench();
    private final Log log = new MemoryLog();
    private final PagesHandler handler = new PagesHandler(new Pages(
            Workbench.EMAILS.brand(),
            bench.consent.topics(),
            ZoneOffset.UTC,
            bench.links,
            new Unsubscribing(bench.suppressions, log, bench.clock),
            new Answering(new MemoryNpsAnswers(), log, bench.clock),
            bench.clock));

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD"})
    void readingTheLinkShowsTheScoreChosenAndRecordsNothing(String method) {
        var answer = ask(method, "9");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(chosen(answer)).containsExactly("9");
        assertThat(answer.getBody())
                .contains("<form method=\"post\" action=\"/p/nps?t=" + token() + "\"", "<fieldset", "<legend>")
                .contains("<label for=\"comment\">")
                .doesNotContain("<script");
        assertThat(logged()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "11", "-1", "9.0", "\"><script>", "٩"})
    void aLinkWithAnOddScoreShowsNoneChosen(String score) {
        var answer = ask("GET", score);

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(chosen(answer)).isEmpty();
        assertThat(answer.getBody()).doesNotContain("<script");
    }

    @Test
    void postingRecordsTheAnswer() {
        var answer = post("score=9&comment=Quick+to+set+up,%0D%0Aand+pretty.");

        assertThat(answer.getStatusCode()).isEqualTo(200);
        assertThat(logged()).singleElement().satisfies(entry -> {
            assertThat(entry.trust()).isEqualTo(Trust.SYSTEM);
            assertThat(entry.at()).isEqualTo(bench.now);
            assertThat(answered(entry).event()).isEqualTo("NPS Answered");
            assertThat(answered(entry).properties())
                    .containsEntry("score", new IntNode(9))
                    .containsEntry("comment", new TextNode("Quick to set up,\nand pretty."))
                    .containsEntry("sequence", new TextNode("nps-survey"))
                    .containsEntry("entry", new TextNode("u:ada/survey_due/1"));
            assertThat(EventJson.read(EventJson.write(entry.event()))).isEqualTo(entry.event());
        });
    }

    @Test
    void theSameAnswerAgainIsOneEvent() {
        post("score=9&comment=Good");
        bench.now = bench.now.plus(Duration.ofHours(1));
        post("score=9&comment=Good");

        assertThat(logged()).hasSize(1);
    }

    @Test
    void anotherAnswerIsLaterAlsoWhenItIsTheFirstOnceMore() {
        for (var score : List.of(9, 3, 9)) {
            post("score=" + score);
            bench.now = bench.now.plus(Duration.ofMinutes(1));
        }

        assertThat(logged())
                .extracting(entry -> answered(entry).properties().getOrDefault("score", NullNode.instance))
                .containsExactly(new IntNode(9), new IntNode(3), new IntNode(9));
        assertThat(logged()).extracting(LogEntry::key).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "score=", "score=11", "score=-1", "score=9.5", "score=nine", "score=%D9%A9", "score=%zz"})
    void anAnswerWithoutAScoreIsAskedForOne(String form) {
        var answer = post(form + "&comment=Kept+%3Cb%3E");

        assertThat(answer.getStatusCode()).isEqualTo(422);
        assertThat(answer.getBody()).contains("Please choose a score from 0 to 10.", "Kept &lt;b&gt;</textarea>");
        assertThat(logged()).isEmpty();
    }

    @Test
    void aCommentMayHaveTwoThousandCharactersAndLinesCountAsBrowsersCountThem() {
        var longest = "%0D%0A".repeat(1) + "x".repeat(998) + "%0D%0A" + "y".repeat(1_001);

        assertThat(post("score=7&comment=" + longest).getStatusCode()).isEqualTo(200);
        var refused = post("score=7&comment=y" + longest);

        assertThat(refused.getStatusCode()).isEqualTo(422);
        assertThat(refused.getBody()).contains("more than 2,000 characters", "y".repeat(1_001));
        assertThat(chosen(refused)).containsExactly("7");
        assertThat(logged()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "10, do send them to",
        "9, do send them to",
        "8, would make it a 10",
        "7, would make it a 10",
        "6, will read this",
        "0, will read this",
    })
    void thanksByTheScore(int score, String words) {
        assertThat(post("score=" + score).getBody()).contains("You gave Plainboard a " + score, words);
    }

    @Test
    void aLinkToUnsubscribeAnswersNothingAndTheOtherWayRound() {
        var unsubscribe = tokenOf(new Grant.Unsubscribe(Workbench.ADA, Addresses.hash("a"), "reactivation"));

        assertThat(handler.handleRequest(request("POST", "/p/nps", unsubscribe, "score=9"), new TestContext())
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(handler.handleRequest(request("POST", "/p/unsubscribe", token(), ""), new TestContext())
                        .getStatusCode())
                .isEqualTo(400);
        assertThat(logged()).isEmpty();
    }

    private APIGatewayV2HTTPResponse ask(String method, String score) {
        var request = request(method, "/p/nps", token(), "");
        request.setQueryStringParameters(Map.of("t", token(), "score", score));
        return handler.handleRequest(request, new TestContext());
    }

    private APIGatewayV2HTTPResponse post(String form) {
        return handler.handleRequest(request("POST", "/p/nps", token(), form), new TestContext());
    }

    /** As the HTTP API passes on a form: encoded once more. */
    private static APIGatewayV2HTTPEvent request(String method, String path, String token, String form) {
        var http = APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                .withMethod(method)
                .build();
        return APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withQueryStringParameters(Map.of("t", token))
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withHttp(http)
                        .build())
                .withBody(Base64.getEncoder().encodeToString(form.getBytes(StandardCharsets.UTF_8)))
                .withIsBase64Encoded(true)
                .build();
    }

    private static List<String> chosen(APIGatewayV2HTTPResponse answer) {
        return Pattern.compile("value=\"(\\d+)\" required checked")
                .matcher(answer.getBody())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private List<LogEntry> logged() {
        return log.read(Workbench.ADA).toList();
    }

    private static Event.Track answered(LogEntry entry) {
        return (Event.Track) entry.event();
    }

    private String token() {
        return tokenOf(SURVEY);
    }

    private String tokenOf(Grant grant) {
        var link = bench.links.to(grant);
        return link.substring(link.indexOf("t=") + 2);
    }
}
