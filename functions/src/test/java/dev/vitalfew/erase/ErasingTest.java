package dev.vitalfew.erase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.announce.Announcement;
import dev.vitalfew.announce.Bus;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Change;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Team;
import dev.vitalfew.platform.Hash;
import dev.vitalfew.segment.Aftermath;
import dev.vitalfew.segment.Settle;
import dev.vitalfew.tasks.Task;
import dev.vitalfew.tasks.TestTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasingTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    private static final Id ADA = Id.known("ada");
    private static final Id BEN = Id.known("ben");
    private static final Id LAPTOP = Id.anonymous("laptop");
    private static final Id ACME = Id.account("acme");
    private static final Id SELF = Id.self("acme");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private final MemorySuppressions suppressions = new MemorySuppressions();
    private final MemoryLetters letters = new MemoryLetters();
    private final TestTasks tasks = new TestTasks();
    private final List<Announcement> told = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Folding folding;

    @SuppressWarnings("NullAway.Init")
    private Aftermath aftermath;

    @SuppressWarnings("NullAway.Init")
    private Erasing erasing;

    private int messages;

    @BeforeEach
    void start() throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: team
                    of: accounts
                    segments:
                      - { segment: several, when: { people: { event: any, in_last: 28d }, at_least: 2 }, then: { tasks: [a] } }
                      - { segment: few, otherwise: true, then: { tasks: [b] } }
                audiences:
                  - { audience: active, of: people, when: { event: any, in_last: 28d }, then: { tasks: [c] } }
                """);
        var model = ModelReader.read(folder, 1);
        folding = new Folding(model, log, customers, CLOCK);
        aftermath = new Aftermath(folding, new Settle(model, customers, CLOCK), customers, (_, _) -> {});
        erasing = erasing(told::addAll);
    }

    private Erasing erasing(Bus bus) {
        return new Erasing(customers, log, suppressions, letters, tasks.store(), aftermath, bus, CLOCK);
    }

    @Test
    void leavesNothingOfAPersonButThatTheyWereErased() {
        acme();
        tasks.open(task("1", ADA));
        letters.records.put(ADA, new HashSet<>(Set.of("enrollment#welcome", "send#welcome")));
        letters.addresses.put(ADA, Set.of("hash of a former address"));

        var erased = erasing.person(LAPTOP, () -> false).orElseThrow();

        assertThat(erased.done()).isTrue();
        assertThat(erased.counts())
                .containsEntry("ids", 2)
                .containsEntry("events", 5)
                .containsEntry("tasks", 1)
                .containsEntry("emails and enrollments", 2);
        assertThat(List.of(ADA, LAPTOP)).allSatisfy(id -> {
            assertThat(log.read(id)).isEmpty();
            assertThat(customers.itemsOf(customers.find(id).place())).isEmpty();
            assertThat(customers.standing(customers.find(id))).isEmpty();
            assertThat(customers.changes(id, false, 10)).isEmpty();
        });
        assertThat(letters.records.get(ADA)).isEmpty();
        assertThat(tasks.store().find("1")).isEmpty();
        assertThat(suppressions.find("any", ADA)).contains(Reason.ERASED);
        assertThat(List.of(Hash.address("ada@example.com"), "hash of a former address"))
                .allSatisfy(hash -> assertThat(suppressions.find(hash, BEN)).contains(Reason.ERASED));
    }

    @Test
    void leavesOthersAsTheyWereAndSettlesTheirAccount() {
        acme();
        tasks.open(task("2", BEN));
        var ben = customers.itemsOf(customers.find(BEN).place());
        assertThat(segment()).contains("several");

        erasing.person(ADA, () -> false);

        assertThat(segment()).contains("few");
        assertThat(customers.itemsOf(customers.find(BEN).place())).isEqualTo(ben);
        assertThat(log.read(BEN)).hasSize(3);
        assertThat(tasks.store().find("2")).isPresent();
        assertThat(suppressions.find(Hash.address("ben@example.com"), BEN)).isEmpty();
    }

    @Test
    void leavesNothingToDoForTheSecondRequest() {
        acme();
        erasing.person(ADA, () -> false);

        assertThat(erasing.person(ADA, () -> false)).contains(new Erased(true, Map.of()));
        assertThat(erasing.person(LAPTOP, () -> false)).contains(new Erased(true, Map.of()));
        assertThat(erasing.person(Id.known("nobody"), () -> false)).isEmpty();
    }

    /** Whatever it came to when its time was up. */
    @Test
    void goesOnWhereTimeWasUpAndIsTrueAtOnce() {
        acme();
        tasks.open(task("1", ADA));
        for (int second = 100; second < 200; second++) {
            take(track(ADA, second));
        }

        var requests = 0;
        Erased erased;
        do {
            var left = new int[] {8};
            erased = erasing.person(ADA, () -> left[0]-- <= 0).orElseThrow();
            requests++;
            take(track(ADA, 300 + requests));
            assertThat(suppressions.find(Hash.address("ada@example.com"), ADA)).contains(Reason.ERASED);
            assertThat(customers.find(LAPTOP).isErased()).isTrue();
            assertThat(requests).isLessThan(50);
        } while (!erased.done());

        assertThat(requests).isGreaterThan(1);
        assertThat(log.read(ADA)).isEmpty();
        assertThat(log.read(LAPTOP)).isEmpty();
        assertThat(customers.itemsOf(customers.find(ADA).place())).isEmpty();
        assertThat(segment()).contains("few");
    }

    @Test
    void bringsNobodyBackByLateOrRepeatedEvents() {
        acme();
        var before = log.read(ADA).toList();
        erasing.person(ADA, () -> false);
        var changes = customers.history().size();

        before.forEach(this::take);
        take(track(ADA, -500));
        take(identify(LAPTOP, "ada", "laptop", 400));

        assertThat(customers.people(ACME, Optional.empty(), 10)).containsExactly(BEN);
        assertThat(customers.find(ADA).isErased()).isTrue();
        assertThat(customers.history()).hasSize(changes);
        assertThat(log.read(ADA)).isEmpty();
    }

    @Test
    void tellsNobodyWhereAPersonWasWhoWasErased() {
        acme();
        assertThat(customers.changes(ADA, false, 10)).isNotEmpty();

        erasing.person(ADA, () -> false);

        assertThat(customers.history()).extracting(Change::subject).doesNotContain(ADA, LAPTOP);
    }

    @Test
    void erasesAnAccountWithItsPeople() {
        acme();
        take(identify(Id.known("cleo"), "cleo", null, 0));
        tasks.open(task("1", ACME));

        var erased = erasing.account(ACME, () -> false).orElseThrow();

        assertThat(erased.done()).isTrue();
        assertThat(erased.counts()).containsEntry("people", 2);
        assertThat(customers.account(ACME)).isExhausted();
        assertThat(List.of(ADA, BEN, LAPTOP, SELF)).allSatisfy(id -> {
            assertThat(customers.find(id).isErased()).isTrue();
            assertThat(log.read(id)).isEmpty();
        });
        assertThat(customers.history()).extracting(Change::account).doesNotContain(ACME);
        assertThat(tasks.store().find("1")).isEmpty();
        assertThat(customers.find(Id.known("cleo")).isErased()).isFalse();
        assertThat(erasing.account(ACME, () -> false)).contains(new Erased(true, Map.of()));
    }

    @Test
    void tellsWhoeverListensOfEachIdAndNothingElseOfThem() {
        acme();

        erasing.person(LAPTOP, () -> false);

        assertThat(told)
                .containsExactly(
                        new Announcement(
                                "PersonErased",
                                "{\"id\":\"u:ada/erased\",\"subject\":\"u:ada\",\"at\":\"2026-11-22T12:00:00Z\"}"),
                        new Announcement(
                                "PersonErased",
                                "{\"id\":\"a:laptop/erased\",\"subject\":\"a:laptop\",\"at\":\"2026-11-22T12:00:00Z\"}"));
    }

    @Test
    void tellsOfAnAccountWhenItsPeopleAreErased() {
        acme();

        erasing.account(ACME, () -> false);

        assertThat(told)
                .extracting(Announcement::type)
                .containsExactly("PersonErased", "PersonErased", "PersonErased", "AccountErased");
        assertThat(told.getLast().detail()).contains("\"subject\":\"g:acme\"");
    }

    /** Whoever can't be told yet is told by the request that is made again. */
    @Test
    void losesNothingToTellWhenTheBusFails() {
        acme();
        var refusing = new int[] {2};
        var unlucky = erasing(announcements -> {
            if (refusing[0]-- > 0) {
                throw new IllegalStateException("the bus refused");
            }
            told.addAll(announcements);
        });

        for (var request = 0; request < 2; request++) {
            assertThatThrownBy(() -> unlucky.person(ADA, () -> false)).hasMessage("the bus refused");
        }
        unlucky.person(ADA, () -> false);

        assertThat(told)
                .extracting(Announcement::detail)
                .satisfiesExactly(laptop -> assertThat(laptop).contains("a:laptop/erased"), ada -> assertThat(ada)
                        .contains("u:ada/erased"));
    }

    @Test
    void erasesAnAccountInSeveralRequests() {
        acme();

        var requests = 0;
        Erased erased;
        do {
            var left = new int[] {12};
            erased = erasing.account(ACME, () -> left[0]-- <= 0).orElseThrow();
            requests++;
            assertThat(requests).isLessThan(50);
        } while (!erased.done());

        assertThat(requests).isGreaterThan(1);
        assertThat(customers.account(ACME)).isExhausted();
        assertThat(List.of(ADA, BEN, LAPTOP, SELF))
                .allSatisfy(id -> assertThat(log.read(id)).isEmpty());
    }

    /** Ada with her laptop, and Ben. */
    private void acme() {
        take(track(LAPTOP, -60));
        for (var person : List.of(ADA, BEN)) {
            take(identify(person, person.value(), null, 0));
            take(group(person, person));
            take(group(SELF, person));
            take(track(person, 10));
        }
        take(identify(LAPTOP, "ada", "laptop", 20));
    }

    private Optional<String> segment() {
        return customers.accountStanding(ACME).flatMap(standing -> standing.segment("team"));
    }

    private void take(LogEntry entry) {
        log.append(List.of(entry));
        aftermath.of(entry.id(), folding.fold(entry.id(), List.of(entry)));
    }

    private LogEntry track(Id id, int second) {
        return entry(id, second, new Event.Track(envelope(id.value(), null, second), "Task Created", Map.of()));
    }

    private LogEntry identify(Id id, String userId, @Nullable String anonymousId, int second) {
        Map<String, JsonNode> traits = Map.of("email", TextNode.valueOf(userId + "@example.com"));
        return entry(id, second, new Event.Identify(envelope(userId, anonymousId, second), traits));
    }

    private LogEntry group(Id id, Id person) {
        return entry(id, 5, new Event.Group(envelope(person.value(), null, 5), "acme", Map.of()));
    }

    private static Envelope envelope(@Nullable String userId, @Nullable String anonymousId, int second) {
        return new Envelope(null, userId, anonymousId, NOON.plusSeconds(second), null, Map.of());
    }

    private LogEntry entry(Id id, int second, Event event) {
        var at = NOON.plusSeconds(second);
        return new LogEntry(id, LogKey.of(at, Trust.SECRET, "m" + messages++), event, at, at, Trust.SECRET);
    }

    private static Task task(String id, Id subject) {
        return new Task(
                id,
                "call",
                "Call " + subject.value(),
                "",
                Team.Role.CS,
                ACME,
                new dev.vitalfew.tasks.Reason(new Entry(subject, "active", "in", 1, NOON), Optional.empty()),
                Optional.empty(),
                Task.State.OPEN,
                NOON,
                NOON,
                Optional.empty(),
                Optional.empty(),
                NOON,
                0);
    }

    private static final class MemoryLetters implements Letters {

        final Map<Id, Set<String>> records = new HashMap<>();
        final Map<Id, Set<String>> addresses = new HashMap<>();

        @Override
        public Set<String> addresses(Id person) {
            return addresses.getOrDefault(person, Set.of());
        }

        @Override
        public int forget(Id subject, int most) {
            var own = records.getOrDefault(subject, new HashSet<>());
            var gone = own.stream().limit(most).toList();
            own.removeAll(gone);
            return gone.size();
        }
    }
}
