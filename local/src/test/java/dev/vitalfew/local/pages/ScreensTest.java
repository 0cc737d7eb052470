package dev.vitalfew.local.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.mailbox.Mail;
import dev.vitalfew.local.mailbox.Mailbox;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScreensTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String HOSTILE = "<script>alert(1)</script>\"'&";

    private static final String LENS = """
        {"lens":"use","of":"accounts","asOf":"2026-11-22","unclassified":1,"segments":[
        {"segment":"at_risk","size":3,"then":{"tasks":["call"],"sequences":["save"]}},
        {"segment":"power","size":1,"then":{"tasks":[],"sequences":[]}}],
        "movement":[{"date":"2026-11-22","since":"2026-11-21","segments":{"at_risk":{"entered":2,"left":1}}}]}\
        """;

    private final Map<String, String> api = new HashMap<>();
    private final Mailbox mailbox = Mailbox.open(Optional.empty());
    private final WebServer server =
            WebServer.start(0, new Screens(this::others, mailbox, Clock.fixed(NOON, ZoneOffset.UTC), "op_local"));

    @AfterEach
    void stop() {
        server.close();
    }

    @BeforeEach
    void oneLensOneAccountOnePerson() {
        api.put(
                "/api/lenses",
                "{\"timezone\":\"Europe/Berlin\",\"lenses\":[" + LENS
                        + "],\"audiences\":[{\"audience\":\"visitors\",\"of\":\"people\",\"size\":2}]}");
        api.put("/api/lenses/use", LENS);
        api.put("/api/reports/feature-use", """
            {"days":28,"notCounted":["Board Shared"],"leftOut":[],"lenses":[{"lens":"use","segments":[
            {"segment":"power","accounts":5,"features":[{"feature":"Report Exported","accounts":2,"share":0.4}]}]}]}\
            """);
        api.put("/api/accounts", """
            {"accounts":[{"account":"g:acme","id":"acme","people":1,"segments":{"use":{"segment":null}}}],"cursor":"g:acme !"}\
            """);
        api.put(
                "/api/people",
                "{\"people\":[{\"person\":\"u:42\",\"account\":\"g:acme\",\"id\":\"42\",\"segments\":{}}]}");
        api.put("/api/accounts/g:acme", """
            {"account":"g:acme","id":"acme","traits":{"name":{"value":%s,"at":"2026-11-22T12:00:00Z"}},
            "segments":{"use":{"segment":"at_risk","since":"2026-11-22T12:00:00Z","reason":"active on 1 < 2 days"}},
            "audiences":{},"people":["u:42"],"changes":[{"lens":"use","from":"power","to":"at_risk","number":3,
            "cause":"time","at":"2026-11-22T09:00:00Z"}]}\
            """.formatted(Json.tree(HOSTILE)));
        api.put("/api/accounts/acme", "{\"account\":\"g:acme\",\"people\":[\"u:42\"]}");
        api.put("/api/people/u:42", """
            {"person":"u:42","account":"g:acme","ids":["u:42"],"segments":{},"audiences":{},"changes":[],
            "traits":{"firstName":{"value":%s,"at":"2026-11-22T12:00:00Z"},
            "timezone":{"value":"America/New_York","at":"2026-11-22T12:00:00Z"}}}\
            """.formatted(Json.tree(HOSTILE)));
        api.put("/api/people/u:42/events", """
            {"events":[{"id":"u:42","type":"track","at":"2026-11-22T11:00:00Z","receivedAt":"2026-11-22T11:00:01Z",
            "trust":"system","event":{"event":"Email Opened","properties":{"sequence":"save","email":"save-1","entry":"g:acme/use/3"}}},
            {"id":"u:42","type":"track","at":"2026-11-22T10:00:00Z","receivedAt":"2026-11-22T11:00:01Z",
            "trust":"secret","event":{"event":%s}}],"cursor":"2026-10-22T10:00:00Z"}\
            """.formatted(Json.tree(HOSTILE)));
    }

    @Test
    void startsWithLensesMovementAudiencesAndWhatToTry() {
        mailbox.add(mail("1", "Hello"));

        var page = page("/");

        assertThat(page)
                .contains("width=\"60.00%\"", "/local/accounts?segment=use%3Aat_risk", "60 %")
                .contains("1 unclassified")
                .contains("+2", "−1")
                .contains("/local/audiences/visitors", "/local/people?audience=visitors")
                .contains("/local/mailbox?sequence=save")
                .contains("Sun 22 Nov 2026, 13:00")
                .contains("&quot;userId&quot;:&quot;42&quot;", server.address() + "/v1/track")
                .doesNotContain("/site/");
    }

    @Test
    void showsOfAScoreWhatGaveHowManyPoints() {
        for (var path : List.of("/api/accounts/g:acme", "/api/people/u:42")) {
            api.computeIfPresent(
                    path,
                    (_, answer) -> answer.replaceFirst(
                            "\\{", "{\"scores\":{\"lead_score\":{\"points\":1,\"reason\":\"1 for mrr < 2\"}},"));
        }

        for (var path : List.of("/local/accounts/g:acme", "/local/people/u:42")) {
            assertThat(page(path)).contains("<dt>Lead score</dt><dd><strong>1 point</strong><p>1 for mrr &lt; 2</p>");
        }
    }

    @Test
    void listsTasksAndShowsOneWithItsReason() {
        var task = """
            {"id":"a1","task":"call","title":%s,"for":"cs","state":"open","owner":"cs-1@plainboard.example","account":"g:acme",
            "subject":"g:acme","reason":"entered at_risk of use","openedAt":"2026-11-20T12:00:00Z",
            "dueAt":"2026-11-21T12:00:00Z","overdue":true,"instructions":"Ask.","note":%s,
            "why":{"reason":"active on 1 < 2 days","at":"2026-11-20T12:00:00Z"}}\
            """.formatted(Json.tree(HOSTILE), Json.tree(HOSTILE));
        api.put("/api/tasks", "{\"tasks\":[" + task + "],\"cursor\":\"b!\"}");
        api.put("/api/tasks/a1", task);

        assertThat(page("/")).contains("/local/tasks/a1");
        assertThat(page("/local/tasks"))
                .contains("/local/tasks/a1", "/local/accounts/g%3Aacme", "owner=cs-1%40plainboard.example")
                .contains("Sat 21 Nov 2026, 13:00", "overdue", "entered at_risk of use")
                .contains("/local/tasks?state=done", "/local/tasks?cursor=b%21")
                .doesNotContain("<script>");
        assertThat(page("/local/tasks/a1"))
                .contains("Ask.", "active on 1 &lt; 2 days", "acme entered at_risk of use, on")
                .doesNotContain("<script>");
    }

    @Test
    void linksTheDemoSiteWhereItIs() {
        api.put("/site/", "{}");

        assertThat(page("/")).contains("href=\"/site/\"");
    }

    @Test
    void hasAStartPageForAnEmptyStack() {
        api.clear();

        assertThat(page("/")).contains("No daily run has closed yet", "/v1/identify");
        assertThat(page("/local/mailbox")).contains("No email here yet");
    }

    @Test
    void tellsWhatIsWrongWithTheDataAndShowsWhom() {
        assertThat(page("/")).doesNotContain("Data quality");
        api.put("/api/reports/data-quality", """
            {"findings":[{"unit":"accounts","samples":["g:acme"],"what":%s,"todo":"Send it."}]}\
            """.formatted(Json.tree(HOSTILE)));

        assertThat(page("/"))
                .contains("Data quality", "Send it.", "<a href=\"/local/accounts/g%3Aacme\">acme</a>")
                .doesNotContain("<script>alert");
    }

    @Test
    void leadsFromALensToItsAccountsToTheirReasonsAndToTheEvents() {
        assertThat(page("/local/lenses/use"))
                .contains("Movement of the last days", "task: call")
                .contains("<th scope=\"row\">Report Exported</th><td class=\"number\">40 %</td>")
                .contains("No rule counts these, so nobody knows: Board Shared.");
        assertThat(page("/local/accounts?segment=use:unclassified"))
                .contains("/local/accounts/g%3Aacme", "cursor=g%3Aacme%20%21&amp;segment=use%3Aunclassified");
        assertThat(page("/local/people?audience=visitors"))
                .contains("/local/people/u%3A42", "/local/accounts/g%3Aacme", "/local/audiences/visitors");
        assertThat(page("/local/accounts/g%3Aacme"))
                .contains("active on 1 &lt; 2 days", "/local/people/u%3A42", "(change 3)");
        assertThat(page("/local/people/u%3A42")).contains("Email Opened", "?cursor=2026-10-22T10%3A00%3A00Z");
    }

    @Test
    void letsNoNameBecomeMarkup() {
        mailbox.add(mail("1", HOSTILE));

        for (var path : List.of(
                "/local/accounts/g%3Aacme",
                "/local/people/u%3A42", "/local/mailbox", "/local/mailbox/1", "/local/lenses/%3Cscript%3E")) {
            assertThat(get(path, "Accept", "text/html").body())
                    .as(path)
                    .contains("&lt;script&gt;")
                    .doesNotContain("<script");
        }
        assertThat(get("/", "Accept", "text/html").headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    }

    @Test
    void saysWhyAMailWasSentAndWhatBecameOfIt() {
        mailbox.add(mail("1", "Hello"));

        var page = page("/local/mailbox/1");

        assertThat(page)
                .contains(
                        "Use: power → <strong>at risk</strong>", "(change 3)", "time went by, and the daily run saw it")
                .contains("As of today", "active on 1 &lt; 2 days")
                .contains("/local/accounts/g%3Aacme", "/local/people/u%3A42")
                .contains("Email Opened")
                .contains("Sun 22 Nov 2026, 07:00</time> America/New_York")
                .contains("List-Unsubscribe", "https://example.com/u")
                .contains("value=\"https://example.com/go\"")
                .contains("src=\"/local/mailbox/1/html\"");
        assertThat(page("/local/mailbox/1?width=narrow")).contains("<iframe class=\"narrow\"");
    }

    @Test
    void showsTheMailItselfAsAPageThatCanDoNothing() {
        mailbox.add(mail("1", "Hello"));

        var rendered = get("/local/mailbox/1/html");

        assertThat(rendered.body())
                .isEqualTo("<body><div style=\"display:none\">Come back &amp; see</div><p>Hi</p></body>");
        assertThat(rendered.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(
                        policy -> assertThat(policy).startsWith("sandbox").contains("default-src 'none'"));
    }

    @Test
    void listsTheLatestMailFirstInPagesOfFifty() {
        for (var number = 1; number <= 51; number++) {
            mailbox.add(mail(Integer.toString(number), "Mail number " + number + "."));
        }

        assertThat(page("/local/mailbox"))
                .contains("Mail number 51.", "Mail number 2.", "Come back &amp; see", "page 1 of 2")
                .doesNotContain("Mail number 1.");
        assertThat(page("/local/mailbox?page=2")).contains("Mail number 1.").doesNotContain("Mail number 2.");
        assertThat(page("/local/mailbox?page=99999999999")).contains("page 1 of 2");
    }

    @Test
    void findsMailsBySequenceAndByPerson() {
        mailbox.add(mail("1", "Hello"));

        assertThat(page("/local/mailbox?sequence=save&person=ADA@")).contains("Hello");
        assertThat(page("/local/mailbox?person=u%3A42")).contains("Hello");
        assertThat(page("/local/mailbox?sequence=other")).doesNotContain("Hello");
        assertThat(page("/local/mailbox?person=bob")).doesNotContain("Hello");
    }

    @Test
    void leavesTheMailboxAsJsonToWhoeverAsksForIt() {
        assertThat(get("/local/mailbox").body()).isEqualTo("others: /local/mailbox");
        assertThat(get("/local/mailbox", "Accept", "application/json, text/html")
                        .body())
                .startsWith("others");
    }

    @Test
    void saysThatAPageIsMissing() {
        for (var path : List.of(
                "/local/mailbox/9",
                "/local/mailbox/9/html",
                "/local/people/nobody",
                "/local/accounts/nobody",
                "/local/lenses/none",
                "/local/audiences/none",
                "/local/tasks/none")) {
            assertThat(get(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void takesNoFormOfAnotherSite() throws IOException, InterruptedException {
        var form = HttpRequest.newBuilder(server.address().resolve("/local/clock"))
                .POST(BodyPublishers.ofString("advance=P1D"));

        assertThat(CLIENT.send(form.header("Sec-Fetch-Site", "cross-site").build(), BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
    }

    /** What is served beside the pages: the API, only for the operator. */
    private Answer others(Request request) {
        var path = request.path().replace("%25", "%").replace("%3A", ":");
        if (path.startsWith("/api/") && !request.header("authorization").equals(Optional.of("Bearer op_local"))) {
            return Answer.problem(401, "Unauthorized", path);
        }
        if (api.containsKey(path)) {
            return Answer.json(Json.read(api.get(path)));
        }
        return path.startsWith("/local/")
                ? Answer.of(200, "text/plain", "others: " + path)
                : Answer.problem(404, "Not Found", path);
    }

    private static Mail mail(String id, String subject) {
        var key = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("u:42\nsave\nsave-1\ng:acme/use/3".getBytes(StandardCharsets.UTF_8));
        return new Mail(
                id,
                NOON,
                "Plainboard <hello@plainboard.example>",
                List.of("ada@example.com"),
                subject,
                "Hi\nhttps://example.com/go\nhttp://localhost/p/unsubscribe?t=1",
                "<body><div style=\"display:none\">Come back &amp; see</div><p>Hi</p></body>",
                Map.of("List-Unsubscribe", "<https://example.com/u>"),
                Map.of("sequence", "save", "step", "save-1", "send-0", key),
                "Mail");
    }

    private String page(String path) {
        var answer = get(path, "Accept", "text/html,*/*");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(String path, String... headers) {
        try {
            var request = HttpRequest.newBuilder(server.address().resolve(path));
            return CLIENT.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
