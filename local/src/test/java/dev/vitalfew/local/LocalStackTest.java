package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static Tiny tiny;

    @BeforeAll
    static void start(@TempDir Path folder) {
        tiny = Tiny.start(
                folder, Settings.inMemory().withRepeats(0.2).startingAt(Instant.parse("2026-03-01T09:05:30Z")));
    }

    @AfterAll
    static void stop() {
        tiny.close();
    }

    @Test
    void shufflesRecordsAcrossKeysRepeatsBatchesAndKeepsEachKeysOrder() {
        var keys = IntStream.range(0, 40).mapToObj("%03d"::formatted).toList();

        keys.forEach(key -> List.of("a", "b", "c", "d", "e").forEach(id -> tiny.putItem("order-" + id, key)));
        tiny.stack().awaitRest();

        var seen = tiny.probe().seen("item:order-");
        var first = new LinkedHashSet<>(seen);
        assertThat(first).hasSize(200);
        assertThat(seen).hasSizeGreaterThan(200).allMatch(what -> what.endsWith(":INSERT:hello"));
        for (var id : List.of("a", "b", "c", "d", "e")) {
            assertThat(first.stream().filter(what -> what.startsWith("item:order-" + id)))
                    .hasSize(40);
        }
        var written = new ArrayList<String>();
        keys.forEach(key -> List.of("a", "b", "c", "d", "e")
                .forEach(id -> written.add("item:order-" + id + "/" + key + ":INSERT:hello")));
        assertThat(List.copyOf(first)).isNotEqualTo(written);
        assertThat(tiny.probe().seen("overlap:")).isEmpty();
    }

    @Test
    void deliversARecordAgainFromTheFirstThatFailed() {
        tiny.probe().failOnce("fail/1");

        tiny.putItem("fail", "1");
        tiny.putItem("fail", "2");
        tiny.stack().awaitRest();

        assertThat(tiny.probe().seen("item:fail/")).contains("item:fail/1:INSERT:hello", "item:fail/2:INSERT:hello");
        assertThat(tiny.probe().batches().stream().filter(batch -> batch.contains("fail/1")))
                .hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void leavesOutWhatTheFilterDoesNotWant() {
        tiny.putItem("removed", "1");
        dev.vitalfew.local.wire.AwsJson.dynamo(tiny.stack().dynamo())
                .call(
                        "DeleteItem",
                        Json.read(
                                "{\"TableName\":\"ItemsTable5F\",\"Key\":{\"id\":{\"S\":\"removed\"},\"key\":{\"S\":\"1\"}}}"));
        tiny.stack().awaitRest();

        assertThat(tiny.probe().seen("item:removed")).isNotEmpty().allMatch(what -> what.contains(":INSERT"));
    }

    @Test
    void deliversAMessageAgainUntilItSucceedsAndPoisonToItsDeadLetterQueue() {
        tiny.probe().failOnce("once");
        var work = Places.arn("sqs", "WorkQueue");

        tiny.stack().queues().send(work, "once", "");
        tiny.stack().queues().send(work, "fine", "");
        tiny.stack().queues().send(work, "poison", "");
        tiny.stack().awaitRest();

        assertThat(tiny.probe().seen("message:WorkQueue:"))
                .contains("message:WorkQueue:once", "message:WorkQueue:fine");
        assertThat(tiny.stack().queues().bodies(Places.arn("sqs", "WorkDead"))).containsExactly("poison");
    }

    @Test
    void waitsForADelayedMessageButNotForItsWholeMinute() {
        var begun = System.nanoTime();

        assertThat(tiny.post("/post/message", "later").statusCode()).isEqualTo(200);
        tiny.stack().awaitRest();

        assertThat(tiny.probe().seen("message:LateQueue.fifo:")).containsExactly("message:LateQueue.fifo:later");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void sendsAnEventToTheTargetsOfTheRulesThatMatchIt() {
        tiny.post("/post/event", "SegmentEntered");
        tiny.post("/post/event", "SegmentExited");
        tiny.stack().awaitRest();

        var events = tiny.probe().seen("message:BusQueue:").stream()
                .distinct()
                .map(LocalStackTest::body)
                .toList();
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().path("detail-type").asText()).isEqualTo("SegmentEntered");
        assertThat(events.getFirst().path("detail").path("subject").asText()).isEqualTo("g:acme");
    }

    @Test
    void keepsAMailAndTellsWhatBecameOfIt() {
        tiny.post("/post/mail", "ann@example.com");
        tiny.post("/post/mail", "bounce@simulator.amazonses.com");
        tiny.post("/post/mail", "complaint@simulator.amazonses.com");
        tiny.stack().awaitRest();

        var mails = tiny.json("/local/mailbox");
        assertThat(mails).hasSize(3);
        var mail = mails.get(0);
        assertThat(mail.path("subject").asText()).isEqualTo("We miss you");
        assertThat(mail.path("headers").path("List-Unsubscribe").asText()).isEqualTo("<https://example.com/u>");
        assertThat(mail.path("tags").path("sequence").asText()).isEqualTo("reactivation");
        assertThat(tiny.get("/local/mailbox", "Accept", "text/html,*/*").body()).contains("<h1>Mailbox</h1>");
        assertThat(tiny.get("/local/mailbox/" + mail.path("id").asText()).body())
                .contains("Come back");
        var opened = tiny.post("/local/mailbox/" + mail.path("id").asText(), "did=opened&link=", "Content-Type", FORM);
        assertThat(opened.statusCode()).isEqualTo(303);
        var told = tiny.probe().seen("message:FeedbackQueue:").stream()
                .map(LocalStackTest::body)
                .toList();
        assertThat(told.stream().map(event -> event.path("detail-type").asText()))
                .contains("Email Sent", "Email Delivered", "Email Bounced", "Email Complaint Received", "Email Opened");
        assertThat(told.getFirst().at("/detail/mail/tags/sequence/0").asText()).isEqualTo("reactivation");
    }

    @Test
    void answersAFormWithThePageThatShowsWhatItDid() {
        var moved = tiny.post("/local/clock", "advance=PT1S", "Content-Type", FORM);
        var labelledByCurl = tiny.post("/local/clock", "{\"advance\":\"PT1S\"}", "Content-Type", FORM);

        assertThat(moved.statusCode()).isEqualTo(303);
        assertThat(moved.headers().firstValue("location")).hasValue("/");
        assertThat(labelledByCurl.statusCode()).isEqualTo(200);
        assertThat(Json.read(labelledByCurl.body()).has("now")).isTrue();
        assertThat(tiny.post("/local/clock", "advance=tomorrow", "Content-Type", FORM)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void invokesTheCustomResourcesFunctionBeforeItIsReady() {
        assertThat(tiny.probe().seen("install:")).containsExactly("install:Create:abc");
    }

    @Test
    void findsTheMostSpecificRoute() {
        assertThat(route("/v1/people/me/segments")).isEqualTo("GET /v1/people/me/segments");
        assertThat(route("/v1/people/42/segments")).isEqualTo("GET /v1/people/{userId}/segments");
        assertThat(route("/api/accounts/g%3Aacme")).isEqualTo("GET /api/{proxy+}");
        assertThat(route("/p/unsubscribe")).isEqualTo("ANY /p/{proxy+}");
        assertThat(tiny.post("/v1/batch", "{}").body()).contains("\"routeKey\":\"POST /v1/batch\"");
        assertThat(tiny.post("/v1/track", "{}").body()).contains("\"routeKey\":\"POST /v1/{proxy+}\"");
        assertThat(tiny.get("/nowhere").statusCode()).isEqualTo(404);
        assertThat(tiny.get("/api/x?fail").statusCode()).isEqualTo(500);
    }

    @Test
    void turnsARequestIntoPayloadFormatTwo() {
        var answer = tiny.send(tiny.request(
                        "/v1/a%20b?x=1&x=2&y=%26",
                        "Cookie", "c=3", "X-Write-Key", "pk_local", "Origin", "https://a.example")
                .POST(BodyPublishers.ofByteArray(new byte[] {(byte) 0x1f, (byte) 0x8b, 0}))
                .build());

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().firstValue("access-control-allow-origin")).hasValue("*");
        var echo = Json.read(answer.body());
        var event = echo.path("event");
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(event.path("body").asText()).isEqualTo("H4sA");
        assertThat(event.path("rawPath").asText()).isEqualTo("/v1/a b");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("x=1&x=2&y=%26");
        assertThat(event.at("/queryStringParameters/x").asText()).isEqualTo("1,2");
        assertThat(event.at("/queryStringParameters/y").asText()).isEqualTo("&");
        assertThat(event.at("/headers/x-write-key").asText()).isEqualTo("pk_local");
        assertThat(event.path("cookies").get(0).asText()).isEqualTo("c=3");
        assertThat(event.at("/pathParameters/proxy").asText()).isEqualTo("a b");
        assertThat(event.at("/requestContext/http/method").asText()).isEqualTo("POST");
        assertThat(Path.of(echo.path("modelDir").asText(), "model.json")).exists();
        assertThat(echo.path("publicUrl").asText()).isEqualTo(tiny.stack().url().toString());
    }

    @Test
    void firesEachScheduleOncePerStopAndStopsAtTheSlowOnesOnALongWay() {
        var hourly = tiny.probe().seen("tick:hourly").size();
        var minutely = tiny.probe().seen("tick:minutely").size();

        assertThat(tiny.post("/local/clock", "{\"advance\":\"PT18H\"}").statusCode())
                .isEqualTo(200);

        assertThat(tiny.probe().seen("tick:hourly").size() - hourly).isEqualTo(18);
        assertThat(tiny.probe().seen("tick:minutely").size() - minutely).isBetween(18, 20);
        assertThat(tiny.probe().seen("tick:hourly").getLast()).contains(":17:00Z at 2026-03-0");
    }

    @Test
    void stopsEveryThirdHourOnTheWayThroughDays() {
        var hourly = tiny.probe().seen("tick:hourly").size();

        assertThat(tiny.post("/local/clock", "{\"advance\":\"P2D\"}").statusCode())
                .isEqualTo(200);

        assertThat(tiny.probe().seen("tick:hourly").size() - hourly).isBetween(16, 17);
    }

    @Test
    void firesEveryDueTimeOnAShortWay() {
        var minutely = tiny.probe().seen("tick:minutely").size();

        tiny.stack().advance(Duration.ofMinutes(30));

        assertThat(tiny.probe().seen("tick:minutely").size() - minutely).isBetween(29, 31);
    }

    @Test
    void movesAQuietMonthInSeconds() {
        var begun = System.nanoTime();

        tiny.stack().advance(Duration.ofDays(31));

        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.err.println("31 days in " + took.toMillis() + " ms");
        assertThat(took).isLessThan(Duration.ofSeconds(100));
    }

    @Test
    void refusesToSetTheClockBack() {
        var answer = tiny.post("/local/clock", "{\"set\":\"2020-01-01T00:00:00Z\"}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(tiny.post("/local/clock", "{\"advance\":\"soon\"}").statusCode())
                .isEqualTo(400);
    }

    private static String route(String path) {
        return Json.read(tiny.get(path).body()).at("/event/routeKey").asText();
    }

    private static JsonNode body(String message) {
        return Json.read(message.substring(message.indexOf('{')));
    }
}
