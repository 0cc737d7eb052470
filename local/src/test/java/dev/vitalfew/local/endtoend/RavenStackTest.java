package dev.vitalfew.local.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.imports.Import;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Data that was not made for this product: RavenStack, the files of an invented SaaS company. They are not in the
 * project; the test looks for them in the folder that RAVENSTACK names, else in shared/data/ravenstack beside the
 * checkout. What it expects is counted by a script of its own.
 */
class RavenStackTest {

    private static final Path OWN = Path.of("src", "test", "ravenstack");
    private static final String DATE = "2024-12-31";
    private static final int USES = 25_000;

    @TempDir
    private static Path kept;

    private static Stack stack;
    private static JsonNode expected;
    private static Map<String, JsonNode> accounts;
    private static JsonNode run;

    @BeforeAll
    static void importEverything() throws IOException, InterruptedException {
        var data = data();
        assumeTrue(
                Files.isRegularFile(data.resolve("ravenstack_accounts.csv")),
                "the RavenStack files are not here: RAVENSTACK names their folder");
        expected = counted(data);
        stack = Stack.start(OWN.resolve("model").toAbsolutePath());
        Stack.body(stack.post("/local/clock", "", Json.object().put("set", DATE + "T12:00:00Z")));
        imported(data, "feature_usage", USES);
        imported(data, "accounts", 500);
        var begun = System.nanoTime();
        stack.post("/api/runs", Stack.OPERATOR, Json.object().put("date", DATE));
        awaitRest();
        said("daily run", 500, "accounts", begun);
        run = stack.read("/api/runs/" + DATE);
        accounts = accounts();
    }

    @AfterAll
    static void stop() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void hasEveryAccountInItsTier() {
        assertThat(accounts).hasSize(500);
        assertThat(run.path("accounts").asInt()).isEqualTo(500);
        assertThat(run.path("lenses").path("plan_tier"))
                .isEqualTo(Json.object().put("basic", 168).put("pro", 178).put("enterprise", 154));
        expected.path("plans").properties().forEach(plan -> assertThat(segment(plan.getKey(), "plan_tier"))
                .isEqualToIgnoringCase(plan.getValue().asText()));
    }

    @Test
    void sumsTheOpenSubscriptions() {
        expected.path("mrr").properties().forEach(mrr -> {
            var open = mrr.getValue().asLong();
            assertThat(account(mrr.getKey()).at("/traits/mrr/value").asLong()).isEqualTo(open);
            assertThat(segment(mrr.getKey(), "value")).isEqualTo(open >= 20_000 ? "high" : "low");
        });
    }

    @Test
    void putsEveryAccountIntoASegmentOrSaysWhyNot() {
        var young = texts(expected.path("young"));

        assertThat(young).hasSize(17);
        assertThat(run.path("lenses")
                        .path("behavioural_segment")
                        .path("unclassified")
                        .asInt())
                .isEqualTo(17);
        assertThat(run.path("lenses").path("nps").path("unclassified").asInt()).isEqualTo(500);
        accounts.forEach((id, account) -> {
            assertThat(segment(id, "plan_tier")).isNotEmpty();
            assertThat(segment(id, "value")).isNotEmpty();
            assertThat(segment(id, "behavioural_segment").isEmpty()).isEqualTo(young.contains(id));
            assertThat(account.at("/segments/behavioural_segment/reason")
                            .asText()
                            .startsWith("too young:"))
                    .isEqualTo(young.contains(id));
        });
    }

    @Test
    void hasTheMembersThatTheScriptCounts() {
        var audiences = expected.path("audiences");

        assertThat(audiences).hasSize(3);
        audiences.properties().forEach(audience -> {
            var members = texts(audience.getValue());
            assertThat(members).hasSizeBetween(20, 480);
            assertThat(members(audience.getKey())).isEqualTo(members);
            assertThat(run.path("audiences").path(audience.getKey()).asInt()).isEqualTo(members.size());
        });
    }

    @Test
    void hasLoggedEveryUseThoughSomeShareAnId() {
        var total = 0;
        for (var uses : expected.path("events").properties()) {
            var counted = account(uses.getKey()).at("/audiences/in_use/reason").asText();
            assertThat(counted).contains(" " + uses.getValue().asText() + " times");
            total += uses.getValue().asInt();
        }
        assertThat(total).isEqualTo(USES);
    }

    private static JsonNode account(String id) {
        return Objects.requireNonNull(accounts.get(id), id);
    }

    private static String segment(String account, String lens) {
        return account(account).path("segments").path(lens).path("segment").asText("");
    }

    private static Set<String> members(String audience) {
        return accounts.entrySet().stream()
                .filter(account -> account.getValue().path("audiences").has(audience))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, JsonNode> accounts() {
        return expected.path("plans").properties().stream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toMap(
                        id -> id, id -> stack.read("/api/accounts/" + id), (one, _) -> one, TreeMap::new));
    }

    private static void imported(Path data, String name, int size) throws IOException {
        var begun = System.nanoTime();
        var job = new Import(
                data.resolve("ravenstack_" + name + ".csv"),
                OWN.resolve(name + ".yaml"),
                stack.url(),
                Stack.SECRET,
                kept,
                Duration.ofMillis(100));
        var report = job.send(_ -> {});
        said(name + " logged", size, "rows", begun);
        awaitRest();
        said(name + " folded", size, "rows", begun);
        assertThat(report.made()).isEqualTo(size);
        assertThat(report.bad()).isZero();
    }

    private static void awaitRest() {
        assertThat(Stack.within(
                        Duration.ofMinutes(10),
                        () -> stack.get("/local/idle?timeout=60").statusCode() == 200))
                .isTrue();
    }

    private static void said(String what, int number, String unit, long begun) {
        var seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf("%-22s %5.1f s, %,.0f %s/s%n", what, seconds, number / seconds, unit);
    }

    private static Path data() {
        var named = System.getenv("RAVENSTACK");
        return named != null ? Path.of(named) : Path.of("..", "..", "shared", "data", "ravenstack");
    }

    private static JsonNode counted(Path data) throws IOException, InterruptedException {
        Process script;
        try {
            script = new ProcessBuilder("python3", OWN.resolve("recount.py").toString(), data.toString(), DATE)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "there is no python3 to count the files with");
            throw e;
        }
        var said = script.getInputStream().readAllBytes();
        assertThat(script.waitFor()).isZero();
        return Json.read(said);
    }
}
