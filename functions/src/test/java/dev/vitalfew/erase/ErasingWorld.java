package dev.vitalfew.erase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.announce.Announcement;
import dev.vitalfew.announce.Bus;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.Team;
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
import org.junit.jupiter.api.io.TempDir;

/** An account with two people, one of them with a laptop, as folds have left it, and an erasure of them. */
abstract class ErasingWorld {

    static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final Id ADA = Id.known("ada");
    static final Id BEN = Id.known("ben");
    static final Id LAPTOP = Id.anonymous("laptop");
    static final Id ACME = Id.account("acme");
    static final Id SELF = Id.self("acme");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    final MemoryLog log = new MemoryLog();
    final MemoryCustomers customers = new MemoryCustomers();
    final MemorySuppressions suppressions = new MemorySuppressions();
    final MemoryLetters letters = new MemoryLetters();
    final TestTasks tasks = new TestTasks();
    final List<Announcement> told = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    Model model;

    @SuppressWarnings("NullAway.Init")
    Folding folding;

    @SuppressWarnings("NullAway.Init")
    Aftermath aftermath;

    @SuppressWarnings("NullAway.Init")
    Erasing erasing;

    int messages;

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
        model = ModelReader.read(folder, 1);
        folding = folding(customers);
        aftermath = new Aftermath(folding, new Settle(model, customers, CLOCK), customers, (_, _) -> {});
        erasing = erasing(told::addAll);
    }

    Erasing erasing(Bus bus) {
        return new Erasing(customers, log, suppressions, letters, tasks.store(), aftermath, bus, CLOCK);
    }

    /** Ada with her laptop, and Ben. */
    void acme() {
        take(track(LAPTOP, -60));
        for (var person : List.of(ADA, BEN)) {
            take(identify(person, person.value(), null, 0));
            take(group(person, person));
            take(group(SELF, person));
            take(track(person, 10));
        }
        take(identify(LAPTOP, "ada", "laptop", 20));
    }

    Optional<String> segment() {
        return customers.accountStanding(ACME).flatMap(standing -> standing.segment("team"));
    }

    void take(LogEntry entry) {
        take(entry, folding);
    }

    void take(LogEntry entry, Folding lane) {
        log.append(List.of(entry));
        aftermath.of(entry.id(), lane.fold(entry.id(), List.of(entry)));
    }

    Folding folding(CustomerStore store) {
        return new Folding(model, log, store, CLOCK);
    }

    LogEntry track(Id id, int second) {
        return entry(id, second, new Event.Track(envelope(id.value(), null, second), "Task Created", Map.of()));
    }

    LogEntry identify(Id id, String userId, @Nullable String anonymousId, int second) {
        Map<String, JsonNode> traits = Map.of("email", TextNode.valueOf(userId + "@example.com"));
        return entry(id, second, new Event.Identify(envelope(userId, anonymousId, second), traits));
    }

    LogEntry group(Id id, Id person) {
        return entry(id, 5, new Event.Group(envelope(person.value(), null, 5), "acme", Map.of()));
    }

    static Envelope envelope(@Nullable String userId, @Nullable String anonymousId, int second) {
        return new Envelope(null, userId, anonymousId, NOON.plusSeconds(second), null, Map.of());
    }

    LogEntry entry(Id id, int second, Event event) {
        var at = NOON.plusSeconds(second);
        return new LogEntry(id, LogKey.of(at, Trust.SECRET, "m" + messages++), event, at, at, Trust.SECRET);
    }

    static Task task(String id, Id subject) {
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

    static final class MemoryLetters implements Letters {

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
