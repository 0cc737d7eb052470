package dev.vitalfew.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Team;
import dev.vitalfew.platform.Keys;
import dev.vitalfew.platform.MemoryKeys;
import dev.vitalfew.platform.TestContext;
import dev.vitalfew.segment.MemoryRuns;
import dev.vitalfew.tasks.Reason;
import dev.vitalfew.tasks.Task;
import dev.vitalfew.tasks.TestTasks;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksHandlerTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final Path FOLDER = Path.of("../model");
    private static final Model MODEL = ModelReader.read(FOLDER, 1);
    private static final Keys KEYS = new MemoryKeys(Map.of("op_1", Keys.Kind.OPERATOR, "sk_1", Keys.Kind.SECRET));

    private final TestTasks tasks = new TestTasks();
    private final TasksHandler handler = new TasksHandler(
            MODEL,
            Team.in(FOLDER, MODEL),
            KEYS,
            tasks.store(),
            new MemoryCustomers(),
            new MemoryLog(),
            new MemoryRuns(),
            Clock.fixed(NOON, ZoneOffset.UTC));

    @BeforeEach
    void threeTasks() {
        tasks.open(task("a1", "acme", "cs-1@plainboard.example", NOON.minusSeconds(60)));
        tasks.open(task("b2", "acme", "cs-2@plainboard.example", NOON.plusSeconds(60)));
        tasks.open(task("c3", "birch", "cs-1@plainboard.example", NOON.plusSeconds(30)));
    }

    @Test
    void listsThePageByPage() {
        var first = body(call("GET", "/api/tasks", "limit=2", "", Map.of()));
        var second = body(call(
                "GET", "/api/tasks", "limit=2&cursor=" + first.path("cursor").asText(), "", Map.of()));

        assertThat(first.path("tasks").findValuesAsText("id")).containsExactly("a1", "c3");
        assertThat(second.path("tasks").findValuesAsText("id")).containsExactly("b2");
        assertThat(second.has("cursor")).isFalse();
        assertThat(first.at("/tasks/0/overdue").asBoolean()).isTrue();
        assertThat(first.at("/tasks/1/overdue").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "owner=cs-1@plainboard.example, 2",
        "account=acme, 2",
        "account=g:acme&owner=cs-1@plainboard.example, 1",
        "state=done, 0",
    })
    void listsThoseThatAreAskedFor(String query, int found) {
        assertThat(body(call("GET", "/api/tasks", query, "", Map.of())).path("tasks"))
                .hasSize(found);
    }

    @Test
    void tellsWhyThereIsATask() {
        var answer = call("GET", "/api/tasks/a1", "", "", Map.of());
        var task = body(answer);

        assertThat(answer.at("/headers/etag").asText()).isEqualTo("\"1\"");
        assertThat(task.path("account").asText()).isEqualTo("g:acme");
        assertThat(task.path("reason").asText()).isEqualTo("entered at_risk of behavioural_segment");
        assertThat(task.at("/why/membership").asText()).isEqualTo("behavioural_segment");
        assertThat(task.path("instructions").asText()).isEqualTo("Ask.");
    }

    @Test
    void twoEditorsDoNotOverwriteEachOther() {
        var first = call("PATCH", "/api/tasks/a1", "", "{\"state\":\"started\",\"note\":\"called\"}", ifMatch("\"1\""));
        var second = call("PATCH", "/api/tasks/a1", "", "{\"state\":\"dismissed\"}", ifMatch("\"1\""));
        var third =
                call("PATCH", "/api/tasks/a1", "", "{\"owner\":\"cs-3@plainboard.example\",\"version\":2}", Map.of());

        assertThat(first.path("statusCode").asInt()).isEqualTo(200);
        assertThat(first.at("/headers/etag").asText()).isEqualTo("\"2\"");
        assertThat(second.path("statusCode").asInt()).isEqualTo(412);
        assertThat(second.at("/headers/content-type").asText()).isEqualTo("application/problem+json");
        assertThat(body(second).at("/task/state").asText()).isEqualTo("started");
        assertThat(body(third).path("owner").asText()).isEqualTo("cs-3@plainboard.example");
        assertThat(body(third).path("note").asText()).isEqualTo("called");
        assertThat(body(third).path("state").asText()).isEqualTo("started");
    }

    @Test
    void anOwnerAndANoteAreTakenAwayByNull() {
        call("PATCH", "/api/tasks/a1", "", "{\"note\":\"called\"}", ifMatch("1"));

        var task = body(call("PATCH", "/api/tasks/a1", "", "{\"owner\":null,\"note\":null}", ifMatch("2")));

        assertThat(task.path("owner").isNull()).isTrue();
        assertThat(task.has("note")).isFalse();
    }

    @Test
    void whatWasReplacedIsNotOpenedAgain() {
        call("PATCH", "/api/tasks/c3", "", "{\"state\":\"done\"}", ifMatch("1"));
        assertThat(call("PATCH", "/api/tasks/c3", "", "{\"state\":\"open\"}", ifMatch("2"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(200);
        call("PATCH", "/api/tasks/c3", "", "{\"state\":\"done\"}", ifMatch("3"));
        tasks.openAfter(task("d4", "birch", "cs-1@plainboard.example", NOON), 2);

        assertThat(call("PATCH", "/api/tasks/c3", "", "{\"state\":\"open\"}", ifMatch("4"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET   | /api/tasks    | state=gone  |                             | 400",
                "GET   | /api/tasks    | cursor=x    |                             | 400",
                "GET   | /api/tasks/no |             |                             | 404",
                "PATCH | /api/tasks/no |             | {\"state\":\"done\",\"version\":1} | 404",
                "PATCH | /api/tasks/a1 |             | {\"state\":\"done\"}            | 428",
                "PATCH | /api/tasks/a1 |             | {\"state\":\"gone\",\"version\":1} | 400",
                "PATCH | /api/tasks/a1 |             | {\"owner\":\"x@y.example\",\"version\":1} | 400",
                "PATCH | /api/tasks/a1 |             | {\"due\":\"today\",\"version\":1}  | 400",
                "PATCH | /api/tasks/a1 |             | [                           | 400",
                "POST  | /api/tasks    |             | {}                          | 405",
            })
    void saysWhatIsWrong(String method, String path, String query, String sent, int status) {
        var answer = call(method, path, query == null ? "" : query, sent == null ? "" : sent, Map.of());

        assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
        assertThat(answer.at("/headers/content-type").asText()).isEqualTo("application/problem+json");
    }

    @Test
    void isTheOperatorsAlone() {
        assertThat(call("GET", "/api/tasks", "", "", Map.of("authorization", "Bearer sk_1"))
                        .path("statusCode")
                        .asInt())
                .isEqualTo(401);
    }

    private static Task task(String id, String account, String owner, Instant due) {
        return new Task(
                id,
                "call-account",
                "Call " + account,
                "Ask.",
                Team.Role.CS,
                Id.account(account),
                new Reason(new Entry(Id.account(account), "behavioural_segment", "at_risk", 1, NOON), Optional.empty()),
                Optional.of(owner),
                Task.State.OPEN,
                NOON,
                due,
                Optional.empty(),
                Optional.empty(),
                NOON,
                0);
    }

    private static Map<String, String> ifMatch(String tag) {
        return Map.of("If-Match", tag);
    }

    private JsonNode call(String method, String path, String query, String body, Map<String, String> headers) {
        var event = MAPPER.createObjectNode()
                .put("rawPath", path)
                .put("rawQueryString", query)
                .put("body", body);
        event.putObject("requestContext").putObject("http").put("method", method);
        var sent = event.putObject("headers").put("authorization", "Bearer op_1");
        headers.forEach(sent::put);
        var output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event.toString().getBytes(UTF_8)), output, new TestContext());
        return json(output.toString(UTF_8));
    }

    private static JsonNode body(JsonNode response) {
        return json(response.path("body").asText());
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
