package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every run reports on the data that it came by. */
class RunQualityTest {

    private static final Model MODEL = ModelReader.read(Path.of("../model"), 1);
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final int SLICES = 3;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemoryRuns runs = new MemoryRuns();
    private int messages;

    @Test
    void reportsWhatItsSlicesFoundTogether() throws IOException {
        for (var plan : List.of("scale", "scale", "Scale", "scale ")) {
            account("account-" + messages, plan);
        }
        fold("u:alone", "{\"type\":\"track\",\"userId\":\"alone\",\"event\":\"task_created\"}");

        run(NOON, customers);

        assertThat(finding("near-duplicate-values", "plan").path("affected").asInt())
                .isEqualTo(2);
        assertThat(finding("near-duplicate-values", "plan").path("of").asInt()).isEqualTo(5);
        assertThat(finding("missing-trait", "plan").at("/samples/0").asText()).isEqualTo("u:alone");
        assertThat(finding("person-without-account", "account").at("/samples/0").asText())
                .isEqualTo("u:alone");
        assertThat(finding("event-names-alike", "Task Created").at("/samples/0").asText())
                .isEqualTo("u:alone");
    }

    @Test
    void writesNothingToCustomersWhenNothingChanged() {
        IntStream.range(0, 20).forEach(_ -> account("account-" + messages, "scale"));
        run(NOON, customers);
        var written = customers.history().size();

        run(NOON.plusSeconds(86_400), readOnly(customers));

        assertThat(customers.history()).hasSize(written);
        assertThat(runs.report(LocalDate.of(2026, 11, 23), Runs.DATA_QUALITY)).isPresent();
        assertThat(runs.find(LocalDate.of(2026, 11, 23))
                        .flatMap(Run::summary)
                        .orElseThrow()
                        .failed())
                .isZero();
    }

    @Test
    void reportsWhichFeaturesAreUsedInWhichSegments() throws IOException {
        account("busy", "scale");
        account("idle", "scale");
        account("small", "starter");
        member("ada", "busy");
        member("bob", "busy");
        member("eve", "small");
        fold("u:ada", "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Task Created\"}");
        fold("u:ada", "{\"type\":\"track\",\"userId\":\"ada\",\"event\":\"Task Created\"}");
        fold("u:bob", "{\"type\":\"track\",\"userId\":\"bob\",\"event\":\"Task Created\"}");
        fold("u:eve", "{\"type\":\"track\",\"userId\":\"eve\",\"event\":\"Report Exported\"}");
        fold("s:idle", "{\"type\":\"track\",\"userId\":\"job\",\"event\":\"Report Exported\"}");

        run(NOON, customers);
        run(NOON.plus(Duration.ofDays(28)), customers);

        assertThat(used(LocalDate.of(2026, 11, 22), "scale", "Task Created"))
                .isEqualTo("1 of 2 accounts, 0.5; 2 of 2 people");
        assertThat(used(LocalDate.of(2026, 11, 22), "scale", "Report Exported"))
                .isEqualTo("1 of 2 accounts, 0.5; 0 of 2 people");
        assertThat(used(LocalDate.of(2026, 11, 22), "starter", "Report Exported"))
                .isEqualTo("1 of 1 accounts, 1.0; 1 of 1 people");
        assertThat(used(LocalDate.of(2026, 11, 22), "growth", "Report Exported"))
                .isEqualTo("0 of 0 accounts, 0.0; 0 of 0 people");
        assertThat(used(LocalDate.of(2026, 12, 20), "scale", "Task Created"))
                .isEqualTo("0 of 2 accounts, 0.0; 0 of 2 people");
    }

    @Test
    void keepsTheFirstReportOfARun() {
        account("acme", "scale");
        run(NOON, customers);
        var first = runs.report(LocalDate.of(2026, 11, 22), Runs.DATA_QUALITY);

        runs.report(LocalDate.of(2026, 11, 22), Runs.DATA_QUALITY, "{}");

        assertThat(runs.report(LocalDate.of(2026, 11, 22), Runs.DATA_QUALITY)).isEqualTo(first);
    }

    private void run(Instant now, CustomerStore store) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var folding = new Folding(MODEL, log, store, clock);
        var work = new SliceWork(MODEL, store, log, folding, new Settle(MODEL, store, clock), runs, clock);
        var daily = new Runs(runs, (_, _) -> {}, log, MODEL, clock, SLICES);
        var run = daily.openToday();
        IntStream.range(0, Run.HEARTBEATS)
                .mapToObj(number -> new Id(Id.Kind.HEARTBEAT, "%02d".formatted(number)))
                .flatMap(id -> log.read(id, now, now.plusSeconds(1)))
                .forEach(daily::answer);
        IntStream.range(0, SLICES).forEach(number -> assertThat(work.work(run.date(), number, SLICES, () -> true))
                .isNotEqualTo(SliceWork.Turn.LOST));
        IntStream.range(0, SLICES).forEach(number -> {
            while (work.work(run.date(), number, SLICES, () -> true) == SliceWork.Turn.HANDED_OVER) {
                // One account a turn.
            }
        });
        daily.closeIfDone(run);
    }

    private JsonNode finding(String kind, String about) throws IOException {
        var report = runs.report(LocalDate.of(2026, 11, 22), Runs.DATA_QUALITY).orElseThrow();
        for (var finding : new ObjectMapper().readTree(report).path("findings")) {
            if (finding.path("kind").asText().equals(kind)
                    && finding.path("about").asText().equals(about)) {
                return finding;
            }
        }
        throw new AssertionError("no " + kind + " of " + about + " in " + report);
    }

    private String used(LocalDate date, String name, String feature) throws IOException {
        var report =
                new ObjectMapper().readTree(runs.report(date, Runs.FEATURE_USE).orElseThrow());
        var segment = found(found(report.path("lenses"), "lens", "plan_tier").path("segments"), "segment", name);
        var users = found(segment.path("features"), "feature", feature);
        return "%s of %s accounts, %s; %s of %s people"
                .formatted(
                        users.path("accounts"),
                        segment.path("accounts"),
                        users.path("share"),
                        users.path("people"),
                        segment.path("people"));
    }

    private static JsonNode found(JsonNode all, String key, String name) {
        for (var one : all) {
            if (one.path(key).asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError("no " + key + " " + name + " in " + all);
    }

    private void member(String person, String account) {
        fold("u:" + person, "{\"type\":\"group\",\"userId\":\"%s\",\"groupId\":\"%s\"}".formatted(person, account));
    }

    private void account(String id, String plan) {
        fold("s:" + id, "{\"type\":\"group\",\"groupId\":\"%s\",\"traits\":{\"plan\":\"%s\"}}".formatted(id, plan));
    }

    private void fold(String id, String json) {
        var key = LogKey.of(NOON.minusSeconds(60), Trust.SECRET, "m" + messages++);
        var entry = new LogEntry(Id.parse(id), key, EventJson.read(json), key.time(), NOON, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(MODEL, log, customers, Clock.fixed(NOON, ZoneOffset.UTC)).fold(entry.id(), List.of(entry));
    }

    private static CustomerStore readOnly(CustomerStore store) {
        var writes = Set.of("update", "place", "clearTrail", "settle");
        return (CustomerStore) Proxy.newProxyInstance(
                RunQualityTest.class.getClassLoader(), new Class<?>[] {CustomerStore.class}, (_, method, arguments) -> {
                    assertThat(writes).doesNotContain(method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
