package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.demo.Company;
import dev.vitalfew.local.mailbox.Mail;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Drives the deployed template's functions along the whole way, each with what its role allows and nothing more. */
class GrantsTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static LocalStack stack;
    private static String account = "";
    private static String person = "";

    @BeforeAll
    static void start() {
        stack = LocalStack.start(
                Synth.cdkOut(),
                Settings.inMemory()
                        .thatAuthorises()
                        .startingAt(Instant.parse("2026-03-02T09:05:30Z"))
                        .saying(System.err::println));
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void allowTheWholeWay() throws Exception {
        collectHistory();
        collectOddEvents();
        queueByHand();
        stack.awaitRest(Duration.ofMinutes(3));
        assertThat(post("/api/runs", "op_local", "{}")).isEqualTo(202);
        stack.awaitRest();
        for (var week = 0; week < 2; week++) {
            stack.advance(Duration.ofDays(8));
            answerMails();
            stack.awaitRest();
        }
        read();
        erase();

        System.err.println("unused:");
        stack.guard()
                .unused()
                .forEach((function, grants) ->
                        grants.forEach(grant -> System.err.println("  " + function + " " + grant)));
        assertThat(stack.mailbox().mails()).isNotEmpty();
        assertThat(stack.guard().denied()).isEmpty();
    }

    /** Some accounts of the demo, whose stories differ. */
    private static void collectHistory() throws Exception {
        var told = Company.told(stack.now(), 1);
        var history = IntStream.range(0, told.size() - 1)
                .filter(number -> number % 40 == 0)
                .mapToObj(told::get)
                .flatMap(List::stream)
                .filter(message ->
                        Instant.parse(message.path("timestamp").asText()).isBefore(stack.now()))
                .toList();
        var first = history.stream()
                .filter(message -> message.has("groupId"))
                .findFirst()
                .orElseThrow();
        account = first.path("groupId").asText();
        person = first.path("userId").asText();
        var batch = Json.object();
        batch.set("batch", Json.tree(history));
        assertThat(post("/v1/batch", "sk_local", batch.toString())).isEqualTo(200);
        stack.awaitRest(Duration.ofMinutes(3));
    }

    /** Events that are told apart, joined and rejected in ways of their own. */
    private static void collectOddEvents() throws Exception {
        var batch = """
            {"batch":[
            {"type":"page","messageId":"m1","anonymousId":"a1","properties":{"path":"/pricing"}},
            {"type":"identify","messageId":"m2","anonymousId":"a1","userId":"bounce","timestamp":"2026-03-02T08:00:00Z",
             "traits":{"email":"bounce@simulator.amazonses.com"}},
            {"type":"identify","userId":"complaint","timestamp":"2026-03-02T08:00:00Z",
             "traits":{"email":"complaint@simulator.amazonses.com"}},
            {"type":"group","userId":"bounce","groupId":"acorn-labs"},
            {"type":"group","userId":"bounce","groupId":"birch-labs","traits":{"plan":"starter"}},
            {"type":"group","userId":"complaint","groupId":"birch-labs"},
            {"type":"alias","userId":"complaint","previousId":"complaint-before"},
            {"type":"track","userId":"bounce","event":"Task Created","timestamp":"2026-03-02T09:30:00Z"},
            {"type":"track","userId":"bounce"}]}\
            """;
        assertThat(post("/v1/batch", "sk_local", batch)).isEqualTo(200);
        assertThat(post("/v1/batch", "pk_local", batch.replace("\"m", "\"n"))).isEqualTo(200);
        assertThat(post("/v1/track", "pk_local", "{\"userId\":\"bounce\",\"event\":\"Task Created\"}"))
                .isEqualTo(200);
        stack.awaitRest();
        assertThat(post("/v1/group", "sk_local", "{\"userId\":\"bounce\",\"groupId\":\"cobalt-labs\"}"))
                .isEqualTo(200);
    }

    private static void queueByHand() {
        var event = "{\\\"type\\\":\\\"track\\\",\\\"userId\\\":\\\"bounce\\\",\\\"event\\\":\\\"Task Created\\\"}";
        stack.queues().send(Places.arn("sqs", "OverflowQueue"), """
            [{"event":"%s","trust":"SECRET","at":1772442000000},
             {"at":1772442000000,"reason":"wrong","pointer":"/event","body":"{}"}]\
            """.formatted(event), "");
        stack.queues().send(Places.arn("sqs", "RefoldQueue"), "u:bounce", "");
        // No account here is large enough for its queue.
        stack.functions().named("Settle").invoke(Json.read("""
            {"Records":[{"messageId":"1","body":"EVENT 2026-03-02T09:00:00Z g:%s"}]}""".formatted(account)));
    }

    /** Each recipient does something else. */
    private static void answerMails() throws Exception {
        var mails = stack.mailbox().mails();
        for (var number = 0; number < Math.min(8, mails.size()); number++) {
            var mail = mails.get(number);
            switch (number % 4) {
                case 0 -> unsubscribe(mail);
                case 1 -> did(mail, "clicked");
                case 2 -> did(mail, "complained");
                default -> did(mail, "bounced");
            }
        }
    }

    private static void unsubscribe(Mail mail) throws Exception {
        var link =
                URI.create(mail.headers().getOrDefault("List-Unsubscribe", "").replaceAll("[<>]", ""));
        assertThat(send(HttpRequest.newBuilder(link).GET())).isEqualTo(200);
        assertThat(send(HttpRequest.newBuilder(link)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("List-Unsubscribe=One-Click"))))
                .isEqualTo(200);
    }

    private static void did(Mail mail, String did) throws Exception {
        var body = Json.object()
                .put("did", did)
                .put("link", "https://plainboard.example")
                .toString();
        assertThat(post("/local/mailbox/" + mail.id(), "", body)).isEqualTo(202);
    }

    private static void read() throws Exception {
        for (var path : List.of(
                "/api/accounts",
                "/api/accounts/" + account,
                "/api/people",
                "/api/people/" + person,
                "/api/people/" + person + "/events",
                "/api/lenses",
                "/api/lenses/plan_tier",
                "/api/audiences/pricing_visitors",
                "/api/recipients?email=bounce@simulator.amazonses.com",
                "/api/tasks",
                "/api/sequences",
                "/api/sequences/getting-started",
                "/api/sequences/getting-started/existing",
                "/api/rejected",
                "/api/sending",
                "/api/runs/2026-03-02")) {
            assertThat(get(path, "op_local")).as(path).isEqualTo(200);
        }
        var recipient =
                "{\"email\":\"bounce@simulator.amazonses.com\",\"reason\":\"wrote in\",\"source\":\"a test\",\"lift\":"
                        + "[\"never_contact\"],\"addresses\":[\"old@example.com\"]}";
        assertThat(post("/api/recipients/never-contact", "op_local", recipient)).isEqualTo(200);
        assertThat(post("/api/recipients/lift", "op_local", recipient)).isEqualTo(200);
        assertThat(post("/api/recipients/suppress", "op_local", recipient.replace("wrote in", "bounced")))
                .isEqualTo(200);
        assertThat(post(
                        "/api/emails/referral/test",
                        "op_local",
                        "{\"to\":\"mia@plainboard.example\",\"as\":\"" + person + "\"}"))
                .isEqualTo(200);
        finishATask();
        assertThat(post("/api/sending/resume", "op_local", recipient)).isEqualTo(200);
        for (var on : List.of(true, false)) {
            var word = "{\"on\":" + on + ",\"reason\":\"a test\"}";
            assertThat(post("/api/kill-switch", "op_local", word)).isEqualTo(200);
        }
        assertThat(get("/v1/people/" + person + "/segments", "sk_local")).isEqualTo(200);
        assertThat(get("/v1/accounts/" + account + "/segments", "sk_local")).isEqualTo(200);
    }

    private static void erase() throws Exception {
        assertThat(post("/api/people/" + person + "/export", "op_local", "")).isEqualTo(200);
        assertThat(delete("/api/people/bounce")).isEqualTo(200);
        assertThat(delete("/api/people/" + person)).isEqualTo(200);
        assertThat(delete("/api/accounts/" + account)).isEqualTo(200);
        assertThat(post("/v1/track", "sk_local", "{\"userId\":\"bounce\",\"event\":\"Task Created\"}"))
                .isEqualTo(200);
        stack.awaitRest();
    }

    private static int delete(String path) throws Exception {
        return send(request(path, "op_local").DELETE());
    }

    private static void finishATask() throws Exception {
        var tasks = CLIENT.send(request("/api/tasks", "op_local").GET().build(), BodyHandlers.ofString());
        var task = Json.read(tasks.body()).at("/tasks/0");
        var path = "/api/tasks/" + task.path("id").asText();
        assertThat(get(path, "op_local")).isEqualTo(200);
        assertThat(send(request(path, "op_local")
                        .header("If-Match", "\"" + task.path("version").asText() + "\"")
                        .method("PATCH", BodyPublishers.ofString("{\"state\":\"done\"}"))))
                .isEqualTo(200);
    }

    private static int get(String path, String key) throws Exception {
        return send(request(path, key).GET());
    }

    private static int post(String path, String key, String body) throws Exception {
        return send(
                request(path, key).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(stack.url().resolve(path)).header("Authorization", "Bearer " + key);
    }

    private static int send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() >= 400) {
            System.err.println(answer.uri() + " " + answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode();
    }
}
