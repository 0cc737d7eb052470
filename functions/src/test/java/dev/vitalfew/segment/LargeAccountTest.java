package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.AccountReading;
import dev.vitalfew.customers.AccountRecord;
import dev.vitalfew.customers.Item;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Fold;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeAccountTest {

    private static final int PEOPLE = 100_000;
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-22");
    private static final Id ACME = Id.account("acme");

    /** Three in ten create a task; of more than 20,000 of 100,000 that can be said only when all have been seen. */
    @Test
    void takesTheRoomOfOnePerson(@TempDir Path folder) throws IOException {
        var model = model(folder);
        var read = new AtomicInteger();
        var shown = new AtomicInteger();
        var most = new AtomicInteger();
        var records = Stream.concat(
                        Stream.of(folded(model, Id.self("acme"), "Plan Changed")),
                        IntStream.range(0, PEOPLE)
                                .mapToObj(number -> folded(
                                        model, Id.known("%06d".formatted(number)), number % 10 < 3 ? "Task" : "Page")))
                .peek(_ -> read.incrementAndGet())
                .iterator();

        var look = Accounts.look(new AccountReading(ACME, records), new Evaluator(model), TODAY, _ -> {
            shown.incrementAndGet();
            most.accumulateAndGet(read.get() - shown.get(), Math::max);
        });

        assertThat(look.people()).isEqualTo(PEOPLE);
        assertThat(segments(look)).isEqualTo(Map.of("width", "wide", "tasks", "many"));
        assertThat(most.get()).as("records that were read ahead").isLessThanOrEqualTo(2);
    }

    private static Map<String, String> segments(Look look) {
        return look.results().lenses().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> ((Placement.In) entry.getValue()).segment()));
    }

    private static AccountRecord folded(Model model, Id id, String name) {
        var envelope = new Envelope(null, null, null, NOON, null, Map.of());
        var event = new Event.Track(envelope, name, Map.of());
        var entry = new LogEntry(id, LogKey.of(NOON, Trust.SECRET, "m"), event, NOON, NOON, Trust.SECRET);
        var fold = new Fold(model);
        return new AccountRecord.Folded(id, fold.add(fold.recountAll(Item.of(id), LocalDate.MIN, List.of()), entry));
    }

    private static Model model(Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                lenses:
                  - lens: width
                    of: accounts
                    segments:
                      - segment: wide
                        when: { people: { event: Task, in_last: 28d }, at_least: 30% }
                        then: { tasks: [a] }
                      - { segment: narrow, otherwise: true, then: { tasks: [b] } }
                  - lens: tasks
                    of: accounts
                    segments:
                      - { segment: many, when: { event: Task, in_last: 28d, at_least: 30000 }, then: { tasks: [a] } }
                      - { segment: few, otherwise: true, then: { tasks: [b] } }
                """);
        return ModelReader.read(folder, 1);
    }
}
