package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code was:} a rename is no change of anybody. */
class RenameTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant NEXT = NOON.plus(Duration.ofDays(1));
    private static final Id ACME = Id.account("acme");
    private static final int SLICES = 2;

    private static final String BEFORE = """
            timezone: UTC
            lenses:
              - lens: tier
                of: accounts
                segments:
                  - { segment: big, when: { trait: plan, is: scale }, then: { tasks: [a] } }
                  - { segment: small, otherwise: true, then: { tasks: [b] } }
            audiences:
              - { audience: known, of: accounts, when: { trait: plan, exists: true }, then: { tasks: [c] } }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemoryRuns runs = new MemoryRuns();
    private int messages;

    @Test
    void leavesEverybodyWhereTheyAreSinceWhenTheyWere() throws IOException {
        var before = model(BEFORE, 1);
        plan(before, "scale", NOON);
        settle(before, NOON);
        run(before, NOON);
        var stood = standing();
        var changes = customers.history();

        var after = live(renamed(), 2);
        settle(after, NEXT);

        assertThat(customers.history()).isEqualTo(changes);
        assertThat(standing().memberships())
                .isEqualTo(Map.of(
                        "size", with("huge", stood, "tier"),
                        "told", with("in", stood, "known")));
        assertThat(standing().model()).isEqualTo(2);
        assertThat(customers.changes(ACME, true, 9)).extracting(Change::name).containsExactlyInAnyOrder("size", "told");
        assertThat(customers.changes(ACME, true, 9))
                .filteredOn(change -> change.name().equals("size"))
                .extracting(Change::to)
                .containsExactly(Optional.of("huge"));
    }

    @Test
    void isNoMovementForARun() throws IOException {
        var before = model(BEFORE, 1);
        plan(before, "scale", NOON);
        settle(before, NOON);
        run(before, NOON);
        var changes = customers.history();

        var after = live(renamed(), 2);
        var summary = run(after, NEXT);

        assertThat(customers.history()).isEqualTo(changes);
        assertThat(summary.changed()).isZero();
        assertThat(summary.entered()).isEmpty();
        assertThat(summary.lenses()).isEqualTo(Map.of("size", Map.of("huge", 1L)));
    }

    @Test
    void countsOnFromTheChangesUnderTheOldName() throws IOException {
        var before = model(BEFORE, 1);
        plan(before, "scale", NOON);
        settle(before, NOON);

        var after = live(renamed(), 2);
        plan(after, "free", NEXT);
        settle(after, NEXT);

        var last = customers.history().getLast();
        assertThat(last.name()).isEqualTo("size");
        assertThat(last.from()).contains("huge");
        assertThat(last.to()).contains("small");
        assertThat(last.number()).isEqualTo(2);
        assertThat(last.id()).isEqualTo("account/g:acme/size/2");
    }

    @Test
    void followsAChainOfNamesAlsoForThoseWhoMissedOne() throws IOException {
        plan(model(BEFORE, 1), "scale", NOON);
        settle(model(BEFORE, 1), NOON);
        var changes = customers.history();

        var after =
                live(renamed().replace("was: tier", "was: [tier, bracket]").replace("was: big", "was: [big, fat]"), 3);
        settle(after, NEXT);
        var again = live(renamed().replace("lens: size", "lens: scale").replace("was: tier", "was: [tier, size]"), 4);
        settle(again, NEXT);

        assertThat(customers.history()).isEqualTo(changes);
        assertThat(standing().segment("scale")).contains("huge");
        assertThat(standing().memberships()).doesNotContainKeys("tier", "size");
    }

    @Test
    void withoutItEverybodyLeavesAndEnters() throws IOException {
        var before = model(BEFORE, 1);
        plan(before, "scale", NOON);
        settle(before, NOON);

        var after = live(renamed().replaceAll("was: \\w+, ", "").replace("    was: tier\n", ""), 2);
        settle(after, NEXT);

        assertThat(customers.history().stream().skip(2).map(Change::name))
                .containsExactly("known", "size", "tier", "told");
    }

    private static String renamed() {
        return BEFORE.replace("lens: tier\n", "lens: size\n    was: tier\n")
                .replace("segment: big, ", "segment: huge, was: big, ")
                .replace("audience: known, ", "audience: told, was: known, ");
    }

    private static Standing.Membership with(String segment, Standing stood, String name) {
        var membership = Objects.requireNonNull(stood.memberships().get(name));
        return new Standing.Membership(
                Optional.of(segment), membership.since(), membership.number(), membership.found());
    }

    private Model model(String text, long number) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), text);
        return ModelReader.read(folder, number);
    }

    private Model live(String text, long number) throws IOException {
        var model = model(text, number);
        customers.under(model);
        return model;
    }

    private Standing standing() {
        return customers.accountStanding(ACME).orElseThrow();
    }

    private void plan(Model model, String plan, Instant at) {
        var envelope = new Envelope(null, null, null, at, null, Map.of());
        var event = new Event.Group(envelope, "acme", Map.of("plan", TextNode.valueOf(plan)));
        var key = LogKey.of(at, Trust.SECRET, "m" + messages++);
        var entry = new LogEntry(Id.self("acme"), key, event, at, at, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(model, log, customers, clock(at)).fold(entry.id(), List.of(entry));
    }

    private void settle(Model model, Instant at) {
        new Settle(model, customers, clock(at)).account(ACME, new Trigger(Cause.EVENT, at));
    }

    private RunSummary run(Model model, Instant at) {
        var clock = clock(at);
        var folding = new Folding(model, log, customers, clock);
        var work = new SliceWork(model, customers, log, folding, new Settle(model, customers, clock), runs, clock);
        var daily = new Runs(runs, (_, _) -> {}, log, model, clock, SLICES);
        var run = daily.openToday();
        IntStream.range(0, Run.HEARTBEATS).forEach(number -> runs.answer(run.date(), number));
        runs.start(run.date());
        IntStream.range(0, SLICES).forEach(number -> assertThat(work.work(run.date(), number, SLICES, () -> false))
                .isEqualTo(SliceWork.Turn.FINISHED));
        daily.closeIfDone(runs.find(run.date()).orElseThrow());
        return runs.find(run.date()).flatMap(Run::summary).orElseThrow();
    }

    private static Clock clock(Instant at) {
        return Clock.fixed(at, ZoneOffset.UTC);
    }
}
