package dev.vitalfew.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.fold.Recounting;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** What a dry run shows is what the daily run then does. */
class DryRunTest {

    private static final Supplier<Duration> HOUR = () -> Duration.ofHours(1);
    private static final Instant RUN = Histories.NOW.plus(Duration.ofDays(3));

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();

    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void showsWhatTheRunThenDoes(@ForAll long seed) {
        var random = new Random(seed);
        var log = new MemoryLog();
        var customers = new MemoryCustomers();
        folded(Histories.model(), new Histories(random).entries(), log, customers);
        var changed = changed(random);
        var before = customers.history().size();

        var shown = shown(changed, log, customers);
        var untouched = customers.history().size();
        run(changed, log, customers);

        assertThat(untouched).isEqualTo(before);
        var done = customers.history().subList(before, customers.history().size());
        assertThat(shown).containsExactlyInAnyOrderElementsOf(done);
        assertThat(shown).extracting(Change::cause).doesNotContain(Cause.EVENT, Cause.TIME);
        assertThat(shown(changed, log, customers)).isEmpty();
    }

    @Test
    void countsAnewWhatAnAccountItselfDid() {
        folded(Histories.model(), List.of(failedPayment()), log, customers);
        var changed = model(lens("tier", "accounts", "{ event: Payment Failed, at_least: 1 }", "praise"));

        var shown = shown(changed, log, customers);
        run(changed, log, customers);

        assertThat(shown).extracting(change -> change.to().orElse("none")).containsExactlyInAnyOrder("yes");
        assertThat(customers.accountStanding(Id.account("acme")).orElseThrow().segment("tier"))
                .hasValue("yes");
    }

    @Test
    void tellsWhatHadToBeCounted() {
        folded(Histories.model(), List.of(failedPayment()), log, customers);
        var changed = model(lens("tier", "accounts", "{ event: Payment Failed, at_least: 1 }", "praise"));
        var recounting = recounting(changed, log, customers);

        new DryRun(changed, customers, recounting, Thresholds.NONE, clock(RUN), HOUR).look(Optional.empty(), _ -> {});

        assertThat(recounting.cost().meters()).containsExactly("event Payment Failed");
        assertThat(recounting.cost().items()).isEqualTo(1);
        assertThat(recounting.cost().events()).isEqualTo(1);
    }

    @Test
    void givesUpAnAccountThatTakesMoreThanTheTime() {
        folded(Histories.model(), List.of(failedPayment()), log, customers);
        var model = Histories.model();
        var seen = new ArrayList<DryRun.Seen>();

        var end = new DryRun(
                        model,
                        customers,
                        recounting(model, log, customers),
                        Thresholds.NONE,
                        clock(RUN),
                        () -> Duration.ofSeconds(-1))
                .look(Optional.empty(), seen::add);

        assertThat(end).isEqualTo(new DryRun.End(Optional.empty(), 1));
        assertThat(seen).isEmpty();
    }

    private static void folded(Model model, List<LogEntry> entries, MemoryLog log, MemoryCustomers customers) {
        log.append(entries);
        var clock = clock(Histories.NOW);
        var folding = new Folding(model, log, customers, clock);
        var aftermath = new Aftermath(folding, new Settle(model, customers, clock), customers, (_, _) -> {});
        entries.forEach(entry -> aftermath.of(entry.id(), folding.fold(entry.id(), List.of(entry))));
    }

    private static List<Change> shown(Model model, MemoryLog log, MemoryCustomers customers) {
        var shown = new ArrayList<Change>();
        var end = new DryRun(model, customers, recounting(model, log, customers), Thresholds.NONE, clock(RUN), HOUR)
                .look(Optional.empty(), seen -> shown.addAll(seen.changes()));
        assertThat(end).isEqualTo(new DryRun.End(Optional.empty(), 0));
        return shown;
    }

    private static void run(Model model, MemoryLog log, MemoryCustomers customers) {
        var clock = clock(RUN);
        var folding = new Folding(model, log, customers, clock);
        var work = new SliceWork(
                model, customers, log, folding, new Settle(model, customers, clock), new MemoryRuns(), clock);
        var date = LocalDate.ofInstant(RUN, model.zone());
        IntStream.range(0, 2).forEach(slice -> work.work(date, slice, 2, () -> false));
    }

    private static Recounting recounting(Model model, MemoryLog log, MemoryCustomers customers) {
        return new Recounting(model, log, customers, clock(RUN));
    }

    private static Clock clock(Instant time) {
        return Clock.fixed(time, ZoneOffset.UTC);
    }

    /** Some of the old lenses and audiences with other bounds, and new ones that count what was never counted. */
    private static Model changed(Random random) {
        var few = 1 + random.nextInt(3);
        var days = 2 + random.nextInt(9);
        return model(Stream.of(
                        lens(
                                "tier",
                                "accounts",
                                "{ event: any, in_last: %dd, at_least: %d }".formatted(days, few),
                                "a"),
                        lens("tried", "accounts", "{ event: Task Created, at_least: %d }".formatted(few), "b"),
                        lens("city", "people", "{ trait: city, is: scale }", "c"),
                        lens("failed", "accounts", "{ people: { event: Payment Failed }, at_least: 50% }", "d"),
                        audience("pricing_visitors", "people", "{ page: /pri*, at_least: %d }".formatted(few)),
                        audience("promoters", "people", "{ nps: any, in_last: %dd }".formatted(days)),
                        audience("troubled", "accounts", "{ event: Report Exported, in_last: %dd }".formatted(days)))
                .filter(_ -> random.nextInt(4) > 0)
                .toArray(Part[]::new));
    }

    private record Part(String list, String yaml) {}

    private static Part lens(String name, String of, String when, String task) {
        return new Part("lenses", """
                  - lens: %s
                    of: %s
                    goal: { outcome: churn }
                    segments:
                      - { segment: yes, when: %s, then: { tasks: [%s] } }
                      - { segment: rest, otherwise: true, then: { sla: 1d } }
                """.formatted(name, of, when, task));
    }

    private static Part audience(String name, String of, String when) {
        return new Part(
                "audiences",
                "  - { audience: %s, of: %s, when: %s, then: { tasks: [call] } }%n".formatted(name, of, when));
    }

    private static Model model(Part... parts) {
        var lists = new TreeMap<String, StringBuilder>();
        for (var part : parts) {
            lists.computeIfAbsent(part.list(), list -> new StringBuilder(list + ":\n"))
                    .append(part.yaml());
        }
        var text = "timezone: Europe/Berlin\n" + String.join("", lists.values());
        var reading =
                ModelReader.check(new ModelFiles(new TreeMap<>(Map.of("segmentation.yaml", text.getBytes(UTF_8)))), 2);
        assertThat(reading.problems()).filteredOn(problem -> problem.refuses()).isEmpty();
        return reading.model().orElseThrow();
    }

    private static LogEntry failedPayment() {
        var at = Histories.NOW.minusSeconds(60);
        var event = new Event.Track(
                new Envelope(
                        "m1",
                        null,
                        null,
                        at,
                        null,
                        Map.of("groupId", com.fasterxml.jackson.databind.node.TextNode.valueOf("acme"))),
                "Payment Failed",
                Map.of());
        return new LogEntry(Id.self("acme"), LogKey.of(at, Trust.SECRET, "m1"), event, at, at, Trust.SECRET);
    }
}
