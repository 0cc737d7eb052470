package dev.vitalfew.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.MemoryRejected;
import dev.vitalfew.collect.Rejection;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.MemoryKeys;
import dev.vitalfew.platform.TestContext;
import dev.vitalfew.segment.MemoryRuns;
import dev.vitalfew.segment.Run;
import dev.vitalfew.segment.RunSummary;
import dev.vitalfew.segment.Runs;
import dev.vitalfew.segment.Settle;
import dev.vitalfew.segment.Trigger;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadHandlerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Model MODEL = ModelReader.read(Path.of("../model"), 1);
    private static final Keys KEYS =
            new MemoryKeys(Map.of("op_1", Keys.Kind.OPERATOR, "sk_1", Keys.Kind.SECRET, "pk_1", Keys.Kind.PUBLIC));

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemoryRejected rejected = new MemoryRejected();
    private final MemoryRuns runs = new MemoryRuns();
    private final ReadHandler handler = new ReadHandler(MODEL, KEYS, customers, log, rejected, runs, CLOCK);

    @BeforeEach
    void acmeWithOnePerson() {
        fold("u:42", "{\"type\":\"identify\",\"userId\":\"42\",\"traits\":{\"firstName\":\"Mina\"}}");
        fold("u:42", "{\"type\":\"group\",\"userId\":\"42\",\"groupId\":\"acme\"}");
        fold("s:acme", "{\"type\":\"group\",\"groupId\":\"acme\",\"traits\":{\"plan\":\"scale\",\"employees\":120}}");
        fold("u:7", "{\"type\":\"identify\",\"userId\":\"7\",\"traits\":{\"firstName\":\"Jo\"}}");
        var settle = new Settle(MODEL, customers, CLOCK);
        settle.account(Id.account("acme"), new Trigger(Cause.EVENT, NOON));
        settle.account(Id.known("7"), new Trigger(Cause.EVENT, NOON));
    }

    @Test
    void showsAnAccountWithItsSegmentsAndReasons() {
        var account = body(get("/api/accounts/acme", "Bearer op_1"));

        assertThat(account.at("/account").textValue()).isEqualTo("g:acme");
        assertThat(account.at("/traits/plan/value").textValue()).isEqualTo("scale");
        assertThat(account.at("/segments/plan_tier/segment").textValue()).isEqualTo("scale");
        assertThat(account.at("/segments/plan_tier/since").textValue()).isEqualTo(NOON.toString());
        assertThat(account.at("/segments/plan_tier/reason").textValue()).isNotBlank();
        assertThat(account.at("/segments/behavioural_segment/segment").isNull()).isTrue();
        assertThat(account.at("/segments/behavioural_segment/reason").textValue())
                .isNotBlank();
        assertThat(account.at("/people")).hasSize(1);
        assertThat(account.at("/people/0").textValue()).isEqualTo("u:42");
    }

    @Test
    void tellsTheLatestChangesOfAnAccount() {
        var changes = body(get("/api/accounts/acme", "Bearer op_1")).path("changes");

        assertThat(changes).isNotEmpty();
        assertThat(changes.findValuesAsText("cause")).containsOnly("event");
        assertThat(changes.findValuesAsText("lens")).contains("plan_tier");
    }

    @Test
    void tellsWhoEnteredAndWhoLeftFromRunToRun() {
        runs.open(closed(20, Map.of("scale", 4L, "starter", 2L), Map.of()));
        // The 21st was missed.
        runs.open(closed(22, Map.of("scale", 3L, "starter", 5L), Map.of("scale", 1L, "starter", 3L)));

        var movement = body(get("/api/lenses/plan_tier", "Bearer op_1")).path("movement");

        assertThat(movement).hasSize(1);
        assertThat(movement.at("/0/date").textValue()).isEqualTo("2026-11-22");
        assertThat(movement.at("/0/since").textValue()).isEqualTo("2026-11-20");
        assertThat(movement.at("/0/segments/scale")).isEqualTo(json("{\"entered\":1,\"left\":2}"));
        assertThat(movement.at("/0/segments/starter")).isEqualTo(json("{\"entered\":3,\"left\":0}"));
        assertThat(body(get("/api/audiences/pricing_visitors", "Bearer op_1")).at("/movement/0/entered"))
                .isEqualTo(json("0"));
    }

    @Test
    void tellsOfARenamedLensWhatWasCountedUnderItsNameOfBefore(@TempDir Path folder) throws IOException {
        runs.open(closed(20, Map.of("scale", 4L, "starter", 2L), Map.of()));
        runs.open(closed(22, Map.of("scale", 3L, "starter", 5L), Map.of("scale", 1L, "starter", 3L)));
        var model = renamed(folder);
        customers.under(model);

        var renamed = new ReadHandler(model, KEYS, customers, log, rejected, runs, CLOCK);

        var lens = body(renamed, "/api/lenses/what_they_pay");
        assertThat(lens.at("/segments/1/size").asLong()).isEqualTo(3);
        assertThat(lens.at("/movement/0/segments/grown_up")).isEqualTo(json("{\"entered\":1,\"left\":2}"));
        var run = body(renamed, "/api/runs/2026-11-22");
        assertThat(run.at("/lenses/what_they_pay/grown_up").asLong()).isEqualTo(3);
        assertThat(run.path("model").asLong()).as("that of the run").isEqualTo(1);
        var account = body(renamed, "/api/accounts/acme");
        assertThat(account.at("/segments/what_they_pay/segment").textValue()).isEqualTo("grown_up");
        assertThat(account.at("/segments/what_they_pay/since").textValue()).isEqualTo(NOON.toString());
        assertThat(account.path("changes").findValuesAsText("lens"))
                .contains("what_they_pay")
                .doesNotContain("plan_tier");
    }

    private static JsonNode body(ReadHandler handler, String path) {
        var output = new ByteArrayOutputStream();
        var request = get(path, "Bearer op_1").toString().getBytes(UTF_8);
        handler.handleRequest(new ByteArrayInputStream(request), output, new TestContext());
        return json(json(output.toString(UTF_8)).get("body").textValue());
    }

    /** The starter model with another name for a lens and for one of its segments. */
    private static Model renamed(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("sequences"));
        try (var sequences = Files.list(Path.of("../model/sequences"))) {
            for (var sequence : sequences.toList()) {
                Files.copy(sequence, folder.resolve("sequences").resolve(sequence.getFileName()));
            }
        }
        Files.writeString(
                folder.resolve("segmentation.yaml"),
                Files.readString(Path.of("../model/segmentation.yaml"))
                        .replaceFirst("lens: plan_tier .*\n", "lens: what_they_pay\n    was: plan_tier\n")
                        .replaceFirst("growth, scale, enterprise]", "growth, grown_up, enterprise]")
                        .replaceFirst("segment: scale\n", "segment: grown_up\n        was: scale\n"));
        return ModelReader.read(folder, 2);
    }

    private static Run closed(int day, Map<String, Long> sizes, Map<String, Long> entered) {
        var summary = new RunSummary(
                6, 9, 0, 0, Map.of("plan_tier", sizes), Map.of(), Map.of("plan_tier", entered), Map.of());
        return new Run(
                LocalDate.of(2026, 11, day),
                Run.State.CLOSED,
                2,
                1,
                NOON,
                Set.of(),
                List.of(),
                Optional.of(NOON),
                Optional.of(summary));
    }

    @ParameterizedTest
    @CsvSource({"7, u:7", "u:7, u:7", "g:acme, g:acme", "%61cme, g:acme"})
    void findsAnAccountBy(String id, String account) {
        assertThat(body(get("/api/accounts/" + id, "Bearer op_1"))
                        .at("/account")
                        .textValue())
                .isEqualTo(account);
    }

    @Test
    void listsTheAccountsOfASegment() {
        var list = body(get("/api/accounts", "Bearer op_1").put("rawQueryString", "segment=plan_tier%3Ascale"));

        assertThat(list.at("/accounts")).hasSize(1);
        assertThat(list.at("/accounts/0/account").textValue()).isEqualTo("g:acme");
        assertThat(list.at("/accounts/0/segments/plan_tier/reason").textValue()).isEqualTo("plan is scale");
        assertThat(list.at("/accounts/0/segments/segment/since").isTextual()).isTrue();
        assertThat(list.at("/accounts/0/segments/segment/reason").isMissingNode())
                .as("nobody asked for that lens")
                .isTrue();
        assertThat(status(get("/api/accounts", "Bearer op_1").put("rawQueryString", "segment=nonsense")))
                .isEqualTo(400);
        assertThat(send(get("/api/accounts", "Bearer op_1").put("rawQueryString", "segment=plan_tier%3Ascales"))
                        .path("body")
                        .textValue())
                .contains("segment: expected one of", "unclassified of the lens plan_tier, found scales");
        assertThat(status(
                        get("/api/accounts", "Bearer op_1").put("rawQueryString", "segment=plan_tier%3Aunclassified")))
                .isEqualTo(200);
    }

    @Test
    void findsAnIdWithWhatDividesPathsWhenItIsEncodedTwice() {
        fold("u:a/b 50%", "{\"type\":\"track\",\"userId\":\"a/b 50%\",\"event\":\"Opened\"}");

        var person = body(get("/api/people/a%2Fb%2050%25", "Bearer op_1"));

        assertThat(person.at("/person").textValue()).isEqualTo("u:a/b 50%");
        assertThat(send(get("/api/people/a/b 50%", "Bearer op_1")).path("body").textValue())
                .contains("no such path", "is percent-encoded twice");
        assertThat(send(get("/api/people/50%", "Bearer op_1")).path("body").textValue())
                .contains("not percent-encoded: 50%; an id with / or % or ? in it is percent-encoded twice");
    }

    @Test
    void listsThePeopleOfAnAudience() {
        var settle = new Settle(MODEL, customers, CLOCK);
        IntStream.range(0, 3)
                .forEach(_ ->
                        fold("u:7", "{\"type\":\"page\",\"userId\":\"7\",\"properties\":{\"path\":\"/pricing\"}}"));
        settle.person(Id.known("7"), new Trigger(Cause.EVENT, NOON));
        settle.person(Id.known("42"), new Trigger(Cause.EVENT, NOON));

        var list = body(get("/api/people", "Bearer op_1").put("rawQueryString", "audience=pricing_visitors"));

        assertThat(list.path("people").findValuesAsText("person")).containsExactly("u:7");
        assertThat(list.at("/people/0/audiences/pricing_visitors/reason").textValue())
                .isEqualTo("/pricing 3 times in the last 30 days (needs 3)");
        assertThat(status(get("/api/people", "Bearer op_1").put("rawQueryString", "segment=plan_tier%3Ascale")))
                .isEqualTo(400);
        assertThat(status(get("/api/accounts", "Bearer op_1").put("rawQueryString", "audience=pricing_visitors")))
                .isEqualTo(400);
    }

    @Test
    void refusesAParameterThatThereIsNot() {
        var answer = send(get("/api/accounts", "Bearer op_1").put("rawQueryString", "segmnt=plan_tier:scale"));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(400);
        assertThat(json(answer.get("body").textValue()).path("detail").textValue())
                .isEqualTo("?segmnt: no such parameter; there are segment, audience, limit, cursor");
    }

    @Test
    void pagesThroughAllAccounts() {
        var first = body(get("/api/accounts", "Bearer op_1").put("rawQueryString", "limit=1"));
        var second = body(get("/api/accounts", "Bearer op_1")
                .put(
                        "rawQueryString",
                        "limit=1&cursor=" + encoded(first.at("/cursor").textValue())));

        assertThat(List.of(
                        first.at("/accounts/0/account").textValue(),
                        second.at("/accounts/0/account").textValue()))
                .containsExactlyInAnyOrder("g:acme", "u:7");
    }

    @Test
    void showsAPersonAndTheEvents() {
        var person = body(get("/api/people/42", "Bearer op_1"));
        var events = body(get("/api/people/42/events", "Bearer op_1"));

        assertThat(person.at("/account").textValue()).isEqualTo("g:acme");
        assertThat(person.at("/traits/firstName/value").textValue()).isEqualTo("Mina");
        assertThat(events.at("/events")).hasSize(2);
        assertThat(events.at("/events/0/event/userId").textValue()).isEqualTo("42");
    }

    @Test
    void showsWhatWasRejected() {
        rejected.add(List.of(new Rejection(NOON, "is required", "/event", "{}")));

        var page = body(get("/api/rejected", "Bearer op_1"));

        assertThat(page.at("/rejected/0/reason").textValue()).isEqualTo("is required");
        assertThat(page.at("/rejected/0/pointer").textValue()).isEqualTo("/event");
        assertThat(status(get("/api/rejected", "Bearer op_1").put("rawQueryString", "cursor=x")))
                .isEqualTo(400);
    }

    @Test
    void tellsTheApplicationTheSegmentsAndLaterThatNothingChanged() {
        var request = get("/v1/people/42/segments", "Bearer sk_1");
        var answer = send(request);
        var tag = answer.at("/headers/etag").textValue();

        assertThat(body(request).at("/segments/plan_tier").textValue()).isEqualTo("scale");
        ((ObjectNode) request.get("headers")).put("if-none-match", tag);
        assertThat(status(request)).isEqualTo(304);
        assertThat(body(get("/v1/accounts/acme/segments", "Bearer sk_1"))
                        .at("/sla")
                        .textValue())
                .isNotBlank();
    }

    @Test
    void namesTheLensesOfTheModel() {
        assertThat(body(get("/api/lenses", "Bearer op_1")).at("/lenses").findValuesAsText("lens"))
                .contains("plan_tier", "behavioural_segment");
        assertThat(body(get("/api/lenses/plan_tier", "Bearer op_1")).at("/segments"))
                .isNotEmpty();
        assertThat(body(get("/api/audiences/pricing_visitors", "Bearer op_1"))
                        .at("/audience")
                        .textValue())
                .isEqualTo("pricing_visitors");
    }

    @Test
    void knowsWhomVisitorsBelongToAndNobodyThatTheyOnlySeemedTo() {
        messages = 20;
        fold("a:x", "{\"type\":\"alias\",\"userId\":\"98\",\"previousId\":\"x\"}");
        messages = 10; // of two claims of one moment the one with the lesser message counts
        fold("a:x", "{\"type\":\"alias\",\"userId\":\"99\",\"previousId\":\"x\"}");

        assertThat(status(get("/api/people/99", "Bearer op_1"))).isEqualTo(200);
        assertThat(status(get("/api/people/98", "Bearer op_1"))).isEqualTo(404);
        assertThat(status(get("/api/accounts/98", "Bearer op_1"))).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/accounts/nobody, Bearer op_1, 404",
        "/api/people/nobody, Bearer op_1, 404",
        "/api/lenses/none, Bearer op_1, 404",
        "/api/runs/2026-11-21, Bearer op_1, 404",
        "/api/runs/yesterday, Bearer op_1, 400",
        "/api/runs, Bearer op_1, 405",
        "/api/nothing, Bearer op_1, 404",
        "/api/accounts/acme, Bearer sk_1, 401",
        "/api/accounts/acme, Bearer pk_1, 401",
        "/api/accounts/acme, '', 401",
        "/v1/people/42/segments, Bearer pk_1, 401",
        "/v1/people/nobody/segments, Bearer sk_1, 404",
    })
    void refuses(String path, String authorization, int status) {
        var answer = send(get(path, authorization));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(status);
        assertThat(answer.at("/headers/content-type").textValue()).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"date\":\"2026-11-21\"} | 409",
                "{\"date\":\"2026-11-23\"} | 400",
                "{\"date\":\"2026-11-22\"} | 202",
                "{} | 202",
                "nonsense | 400"
            })
    void opensTodaysRunAndNoOther(String body, int status) {
        var act = new ActHandler(KEYS, new Runs(runs, (_, _) -> {}, log, MODEL, CLOCK, 2));
        var request = get("/api/runs", "Bearer op_1").put("body", body);
        ((ObjectNode) request.at("/requestContext/http")).put("method", "POST");
        var output = new ByteArrayOutputStream();

        act.handleRequest(new ByteArrayInputStream(request.toString().getBytes(UTF_8)), output, new TestContext());

        assertThat(json(output.toString(UTF_8)).get("statusCode").intValue()).isEqualTo(status);
        assertThat(status(get("/api/runs/2026-11-22", "Bearer op_1"))).isEqualTo(status == 202 ? 200 : 404);
    }

    private int messages;

    private void fold(String id, String json) {
        var key = LogKey.of(NOON.minusSeconds(60), Trust.SECRET, "m" + messages++);
        var entry = new LogEntry(Id.parse(id), key, EventJson.read(json), key.time(), NOON, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(MODEL, log, customers, CLOCK).fold(entry.id(), List.of(entry));
    }

    private int status(JsonNode request) {
        return send(request).get("statusCode").intValue();
    }

    private JsonNode body(JsonNode request) {
        var answer = send(request);
        assertThat(answer.get("statusCode").intValue()).as(answer.toString()).isEqualTo(200);
        return json(answer.get("body").textValue());
    }

    private JsonNode send(JsonNode request) {
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(request.toString().getBytes(UTF_8)), output, new TestContext());
        return json(output.toString(UTF_8));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode get(String path, String authorization) {
        var request = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("isBase64Encoded", false);
        request.putObject("headers").put("authorization", authorization);
        request.putObject("requestContext").putObject("http").put("method", "GET");
        return request;
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, UTF_8);
    }
}
