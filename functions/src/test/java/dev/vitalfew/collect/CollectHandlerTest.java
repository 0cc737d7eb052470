package dev.vitalfew.collect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.MemoryKeys;
import dev.vitalfew.platform.TestContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollectHandlerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "Basic " + Base64.getEncoder().encodeToString("sk_1:".getBytes(UTF_8));
    private static final Keys KEYS =
            new MemoryKeys(Map.of("pk_1", Keys.Kind.PUBLIC, "sk_1", Keys.Kind.SECRET, "op_1", Keys.Kind.OPERATOR));

    private final MemoryLog log = new MemoryLog();
    private final MemoryMarkers markers = new MemoryMarkers();
    private final MemoryRejected rejected = new MemoryRejected();
    private final MemoryOverflow overflow = new MemoryOverflow();

    @Test
    void logsTheOthersOfABatchWithOneInvalidEvent() {
        var events = IntStream.range(0, 100)
                .mapToObj(i -> i == 42 ? "{\"type\":\"track\",\"userId\":\"42\"}" : track("m" + i))
                .collect(Collectors.joining(","));

        var answer = send(post("/v1/batch", "{\"batch\":[" + events + "]}"));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
        assertThat(answer.get("body").textValue()).isEqualTo("{\"success\":true}");
        assertThat(logged("u:42")).hasSize(99);
        assertThat(rejections()).singleElement().satisfies(rejection -> {
            assertThat(rejection.pointer()).isEqualTo("/event");
            assertThat(rejection.reason()).isEqualTo("is required");
            assertThat(rejection.body()).isEqualTo("{\"type\":\"track\",\"userId\":\"42\"}");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"track\",\"event\":\"E\",\"event\":\"F\",\"userId\":\"42\"}",
                "{\"type\":\"page\",\"userId\":\"42\",\"properties\":{\"n\":1e999}}",
                "[1,2]",
                "\"text, with \\\" in it\"",
                "12345678901234567890123456789012345678901234567890",
                "null",
                "{\"type\":\"page\"}",
            })
    void rejectsABadEventByItself(String bad) {
        var answer = send(post("/v1/batch", "{\"batch\":[" + track("m1") + " , " + bad + " ," + track("m2") + "]}"));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
        assertThat(logged("u:42")).hasSize(2);
        assertThat(rejections()).extracting(Rejection::body).containsExactly(bad);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/track",
                "/v1/t",
                "/v1/track/",
                "//v1//track//",
                "/v1/batch",
                "/v1/b",
                "/v1/import",
                "/beacon/v1/batch",
                "/api/s/track"
            })
    void knowsEveryFormOfThePath(String path) {
        var body = path.contains("b") || path.contains("import") ? "{\"batch\":[" + track("m1") + "]}" : track("m1");

        assertThat(status(post(path, body))).isEqualTo(200);
        assertThat(logged("u:42")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"i,Identify", "t,Track", "p,Page", "s,Screen", "g,Group", "a,Alias", "identify,Identify", "page,Page"})
    void takesTheTypeFromThePath(String word, String kind) {
        var body = "{\"userId\":\"42\",\"event\":\"E\",\"groupId\":\"acme\",\"previousId\":\"42\"}";

        assertThat(status(post("/v1/" + word, body))).isEqualTo(200);
        assertThat(Stream.concat(logged("u:42").stream(), logged("a:42").stream()))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.event().getClass().getSimpleName()).isEqualTo(kind));
    }

    @Test
    void refusesAWrongKeyAndSaysNothingMore() {
        assertThat(status(post("/v1/track", track("m1")).set("headers", headers("Basic c2tfMjo="))))
                .isEqualTo(401);
        assertThat(status(post("/v1/track", track("m1")).set("headers", headers("Bearer op_1"))))
                .isEqualTo(401);
        assertThat(status(post("/v1/track", track("m1")).set("headers", MAPPER.createObjectNode())))
                .isEqualTo(401);
        assertThat(logged("u:42")).isEmpty();
    }

    @Test
    void takesTheKeyFromWhereverItIsAndTheHeadersFirst() {
        var none = MAPPER.createObjectNode();
        var inBody = track("m1").replace("{\"type\"", "{\"writeKey\":\"pk_1\",\"type\"");

        assertThat(status(post("/v1/t", inBody).set("headers", none))).isEqualTo(200);
        assertThat(status(post("/v1/t", track("m2"))
                        .put("rawQueryString", "writeKey=pk_1")
                        .set("headers", none)))
                .isEqualTo(200);
        assertThat(status(post("/v1/t", track("m3"))
                        .set("headers", none.deepCopy().put("X-Write-Key", "sk_1"))))
                .isEqualTo(200);
        assertThat(status(post("/v1/t", inBody).set("headers", headers("Basic c2tfMjo="))))
                .isEqualTo(401);
        assertThat(logged("u:42"))
                .extracting(LogEntry::trust)
                .containsExactlyInAnyOrder(Trust.PUBLIC, Trust.PUBLIC, Trust.SECRET);
    }

    @Test
    void keepsNoKeyWithARejectedEvent() {
        send(post("/v1/track", "{\"writeKey\":\"sk_1\",\"userId\":\"42\"}").set("headers", MAPPER.createObjectNode()));

        assertThat(rejections()).singleElement().satisfies(rejection -> assertThat(rejection.body())
                .doesNotContain("sk_1"));
    }

    @Test
    void unpacksGzipWhateverItIsLabelled() {
        var request = post("/v1/track", "")
                .put("body", Base64.getEncoder().encodeToString(gzip(track("m1").getBytes(UTF_8))))
                .put("isBase64Encoded", true);
        ((ObjectNode) request.get("headers")).put("content-type", "application/x-www-form-urlencoded");

        assertThat(status(request)).isEqualTo(200);
        assertThat(logged("u:42")).hasSize(1);
    }

    @Test
    void readsJsonThatIsLabelledAsText() {
        var request = post("/v1/track", track("m1"));
        ((ObjectNode) request.get("headers")).put("content-type", "text/plain");

        assertThat(status(request)).isEqualTo(200);
        assertThat(logged("u:42")).hasSize(1);
    }

    @Test
    void refusesWhatIsTooLargeUnpacked() {
        var bomb = post("/v1/track", "")
                .put("body", Base64.getEncoder().encodeToString(gzip(new byte[64 * 1024 * 1024])))
                .put("isBase64Encoded", true);

        assertThat(status(bomb)).isEqualTo(413);
        assertThat(status(post("/v1/batch", "{\"batch\":[" + "1,".repeat(2_500) + "1]}")))
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not json", "{\"batch\":[", "{\"batch\":[]} x", "[]", "{}", "{\"batch\":{}}"})
    void refusesAsAWholeOnlyWhatCannotBeCutIntoEvents(String body) {
        var answer = send(post("/v1/batch", body));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(400);
        assertThat(answer.get("headers").get("content-type").textValue()).isEqualTo("application/problem+json");
        assertThat(answer.get("body").textValue()).contains("\"detail\":\"");
    }

    @Test
    void sharesTheContextAndTheTimeOfSendingOfABatch() {
        var events = "{\"type\":\"page\",\"anonymousId\":\"5f3c\"},"
                + "{\"type\":\"page\",\"anonymousId\":\"5f3c\",\"context\":{\"locale\":\"de\"}}";

        send(post(
                "/v1/batch",
                "{\"sentAt\":\"2026-11-22T11:59:00Z\",\"context\":{\"locale\":\"en\",\"ip\":\"x\"},\"batch\":[" + events
                        + "]}"));

        assertThat(logged("a:5f3c"))
                .extracting(entry ->
                        String.valueOf(entry.event().envelope().context().get("locale")))
                .containsExactlyInAnyOrder("\"en\"", "\"de\"");
        assertThat(logged("a:5f3c"))
                .allSatisfy(entry ->
                        assertThat(entry.event().envelope().sentAt()).isEqualTo(Instant.parse("2026-11-22T11:59:00Z")));
    }

    @Test
    void meetsItsOwnKeyWhenAMessageWithoutATimeIsSentAgain() {
        send(post("/v1/track", track("m1")));
        send(post("/v1/track", track("m1")), handler(NOON.plusSeconds(30), log, overflow, rejected));

        assertThat(logged("u:42")).singleElement().satisfies(entry -> assertThat(entry.at())
                .isEqualTo(NOON));
    }

    @Test
    void putsIntoTheOverflowWhatTheLogDoesNotTake() {
        var answer = send(post("/v1/track", track("m1")), handler(NOON, new FullLog(), overflow, rejected));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(200);
        assertThat(overflow.taken()).singleElement().satisfies(spill -> assertThat(spill.events())
                .hasSize(1));

        // Later the log is back, and the queue delivers.
        var message = overflow.taken().getFirst().events().stream()
                .map(SpillJson::write)
                .collect(Collectors.joining(",", "[", "]"));
        var queue = new OverflowHandler(new Collector(markers, log, rejected, spill -> spill));
        assertThat(queue.handleRequest(sqs(message), new TestContext()).getBatchItemFailures())
                .isEmpty();
        assertThat(logged("u:42")).singleElement().satisfies(entry -> assertThat(entry.receivedAt())
                .isEqualTo(NOON));
    }

    @Test
    void asksForTheRequestAgainOnlyWhenNeitherLogNorOverflowTakesIt() {
        var answer = send(post("/v1/track", track("m1")), handler(NOON, new FullLog(), spill -> spill, rejected));

        assertThat(answer.get("statusCode").intValue()).isEqualTo(503);
        var queue = new OverflowHandler(new Collector(markers, new FullLog(), rejected, spill -> spill));
        assertThat(queue.handleRequest(
                                sqs("[" + SpillJson.write(new Received(event("m1"), Trust.PUBLIC, NOON)) + "]"),
                                new TestContext())
                        .getBatchItemFailures())
                .hasSize(1);
    }

    @Test
    void letsBrowsersIn() {
        var preflight = post("/v1/track", "");
        ((ObjectNode) preflight.at("/requestContext/http")).put("method", "OPTIONS");

        var answer = send(preflight);

        assertThat(answer.get("statusCode").intValue()).isEqualTo(204);
        assertThat(answer.get("headers").get("access-control-allow-origin").textValue())
                .isEqualTo("*");
        assertThat(answer.get("headers").get("access-control-allow-headers").textValue())
                .contains("authorization, content-type, x-retry-count, anonymousid, sentat, x-write-key");
    }

    @Test
    void letsBrowserSdksStart() throws IOException {
        var settings = post("/v1/projects/pk_1/settings", "");
        ((ObjectNode) settings.at("/requestContext/http")).put("method", "GET");
        ((ObjectNode) settings.get("headers")).put("host", "localhost:8080");
        var answer = MAPPER.readTree(send(settings).get("body").textValue());

        assertThat(answer.at("/integrations/Segment.io/apiHost").textValue()).isEqualTo("localhost:8080/v1");
        assertThat(answer.at("/integrations/Segment.io/apiKey").textValue()).isEqualTo("pk_1");

        var source = post("/sourceConfig/", "");
        ((ObjectNode) source.at("/requestContext/http")).put("method", "GET");
        assertThat(MAPPER.readTree(send(source).get("body").textValue())
                        .at("/source/enabled")
                        .booleanValue())
                .isTrue();
    }

    @Test
    void givesBrowsersTheTrackerAndOnlyOnceWhileItIsTheSame() {
        var first = send(asking("/t.js"));
        var headers = first.get("headers");
        var again = asking("/t.js");
        ((ObjectNode) again.get("headers"))
                .put("if-none-match", headers.get("etag").textValue());

        var second = send(again);

        assertThat(first.get("statusCode").intValue()).isEqualTo(200);
        assertThat(headers.get("content-type").textValue()).startsWith("application/javascript");
        assertThat(headers.get("cache-control").textValue()).contains("max-age=3600");
        assertThat(first.get("body").textValue()).contains("/v1/batch").hasSizeLessThan(6_000);
        assertThat(second.get("statusCode").intValue()).isEqualTo(304);
        assertThat(second.get("body").textValue()).isEmpty();
    }

    @Test
    void knowsNoOtherPathAndNoOtherMethod() {
        assertThat(status(post("/v1/delete", "{}"))).isEqualTo(404);
        var get = post("/v1/track", "");
        ((ObjectNode) get.at("/requestContext/http")).put("method", "GET");
        assertThat(status(get)).isEqualTo(405);
    }

    private static JsonNode asking(String path) {
        var get = post(path, "");
        ((ObjectNode) get.at("/requestContext/http")).put("method", "GET");
        return get;
    }

    private int status(JsonNode request) {
        return send(request).get("statusCode").intValue();
    }

    private JsonNode send(JsonNode request) {
        return send(request, handler(NOON, log, overflow, rejected));
    }

    private static JsonNode send(JsonNode request, CollectHandler handler) {
        var answer = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(request.toString().getBytes(UTF_8)), answer, new TestContext());
        try {
            return MAPPER.readTree(answer.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CollectHandler handler(Instant now, Log log, Overflow overflow, Rejected rejected) {
        return new CollectHandler(
                KEYS, new Collector(markers, log, rejected, overflow), Clock.fixed(now, ZoneOffset.UTC));
    }

    private List<LogEntry> logged(String id) {
        return log.read(Id.parse(id), NOON.minus(Duration.ofDays(1)), NOON.plus(Duration.ofDays(1)))
                .toList();
    }

    private List<Rejection> rejections() {
        return rejected.page(LocalDate.parse("2026-11-22"), Optional.empty(), 1_000)
                .rejections();
    }

    private static Event event(String id) {
        return EventJson.read(track(id));
    }

    private static String track(String id) {
        return "{\"type\":\"track\",\"event\":\"Task Created\",\"userId\":\"42\",\"messageId\":\"%s\"}".formatted(id);
    }

    private static ObjectNode post(String path, String body) {
        var request = MAPPER.createObjectNode()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        request.set("headers", headers(SECRET));
        request.putObject("requestContext")
                .putObject("http")
                .put("method", "POST")
                .put("path", path);
        return request;
    }

    private static ObjectNode headers(String authorization) {
        return MAPPER.createObjectNode().put("authorization", authorization);
    }

    private static SQSEvent sqs(String body) {
        var message = new SQSEvent.SQSMessage();
        message.setMessageId("1");
        message.setBody(body);
        var event = new SQSEvent();
        event.setRecords(List.of(message));
        return event;
    }

    private static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A log that takes nothing. */
    private static final class FullLog implements Log {
        @Override
        public List<LogEntry> append(List<LogEntry> entries) {
            return entries;
        }

        @Override
        public void remove(List<LogEntry> entries) {}

        @Override
        public void drop(List<LogEntry> entries) {}

        @Override
        public Stream<LogEntry> read(Id id, Instant from, Instant to) {
            return Stream.empty();
        }
    }
}
