package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.UsageCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model newly counts is filled from the log; of who is older than the log nobody knows what was before. */
class CountedSinceTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    /** Two days less than the log keeps. */
    private static final LocalDate BEGUN = LocalDate.of(2026, 8, 16);

    private static final Id ADA = Id.known("ada");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(200));

    private static final String BEFORE = """
            timezone: UTC
            audiences:
              - { audience: here, of: people, when: { event: any, in_last: 30d }, then: { tasks: [call] } }
            """;
    private static final String AFTER = BEFORE + """
              - { audience: never, of: people, when: { not: { event: Invited } }, then: { tasks: [a] } }
              - { audience: ever, of: people, when: { event: Invited }, then: { tasks: [b] } }
              - { audience: seldom, of: people, when: { event: Invited, at_most: 2 }, then: { tasks: [c] } }
              - { audience: some, of: people, when: { event: Invited, between: [1, 2] }, then: { tasks: [d] } }
              - { audience: lately, of: people, when: { event: Invited, since: 2026-08-16 }, then: { tasks: [e] } }
              - { audience: summer, of: people, when: { not: { event: Invited, since: 2026-08-15 } }, then: { tasks: [f] } }
              - { audience: first, of: people, when: { event: Invited, first_less_than: 14d }, then: { tasks: [g] } }
              - { audience: last, of: people, when: { event: Invited, last_more_than: 14d }, then: { tasks: [h] } }
              - { audience: then, of: people, when: { event: Invited, then: { event: Joined }, within: 7d }, then: { tasks: [i] } }
              - { audience: paid, of: people, when: { event: Invited, count: sum of seats, at_least: 1 }, then: { tasks: [j] } }
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private int messages;

    @BeforeEach
    void whoCameLongAgo() throws IOException {
        var forgotten = new MemoryLog();
        fold(model(BEFORE, 1), forgotten, "Signed Up", LONG_AGO);
    }

    @Test
    void whatNobodySawIsUnknown() throws IOException {
        var later = fold(model(AFTER, 2), log, "Signed In", NOW);

        assertThat(audiences(later)).containsExactly("here");
        assertThat(new Evaluator(model(AFTER, 2)).explainPerson(facts(later), TODAY))
                .containsEntry("never", "Invited is counted since 2026-08-16 only")
                .containsEntry("lately", "no Invited since 2026-08-16");
    }

    @Test
    void whatWasSeenSinceIsEnoughOrTooMuchWhateverWasBefore() throws IOException {
        var model = model(AFTER, 2);
        fold(model, log, "Invited", NOW.minus(Duration.ofDays(20)));
        var once = fold(model, log, "Joined", NOW.minus(Duration.ofDays(18)));

        assertThat(audiences(once)).containsExactlyInAnyOrder("here", "ever", "lately", "last", "then");
        assertThat(new Evaluator(model).explainPerson(facts(once), TODAY))
                .containsEntry("never", "Invited")
                .containsEntry("seldom", "Invited is counted since 2026-08-16 only");

        fold(model, log, "Invited", NOW.minus(Duration.ofDays(2)));
        var often = fold(model, log, "Invited", NOW.minus(Duration.ofDays(1)));

        assertThat(new Evaluator(model).explainPerson(facts(often), TODAY))
                .containsEntry("seldom", "Invited 3 times (needs at most 2)")
                .containsEntry("some", "Invited 3 times (needs between 1 and 2)");
    }

    @Test
    void whoseBeginningTheLogStillHasIsKnown() throws IOException {
        log.append(List.of(entry("Signed Up", LONG_AGO)));

        var later = fold(model(AFTER, 2), log, "Signed In", NOW);

        assertThat(audiences(later)).containsExactlyInAnyOrder("here", "never", "seldom", "summer");
    }

    @Test
    void whoCameSinceIsKnown() throws IOException {
        var model = model(AFTER, 2);
        var grace = new LogEntry(
                Id.known("grace"),
                LogKey.of(NOW, Trust.SECRET, "g"),
                track("grace", "Signed Up", NOW),
                NOW,
                NOW,
                Trust.SECRET);
        log.append(List.of(grace));
        var folded = new Folding(model, log, customers, clock()).fold(grace.id(), List.of(grace));

        assertThat(new Evaluator(model)
                        .person(facts(item(folded.entry().id())), TODAY)
                        .audiences())
                .containsExactlyInAnyOrder("here", "never", "seldom", "summer");
    }

    @Test
    void staysSoWhenItIsStoredAndCountedAnew() throws IOException {
        var model = model(AFTER, 2);
        var later = fold(model, log, "Signed In", NOW);
        var codec = new UsageCodec(model.meters());

        var again = new Folding(model, log, customers, clock()).recount(ADA);

        assertThat(later.usage().since()).containsEntry("event Invited", BEGUN);
        assertThat(item(again.entry().id()).usage()).isEqualTo(later.usage());
        assertThat(codec.decode(codec.encode(later.usage(), TODAY)).since())
                .isEqualTo(later.usage().since());
        assertThat(later.usage().plus(facts(later).usage()).since())
                .isEqualTo(later.usage().since());
    }

    private Item fold(Model model, MemoryLog kept, String event, Instant at) {
        var entry = entry(event, at);
        kept.append(List.of(entry));
        new Folding(model, kept, customers, clock()).fold(ADA, List.of(entry));
        return item(ADA);
    }

    private LogEntry entry(String event, Instant at) {
        var key = LogKey.of(at, Trust.SECRET, "m" + messages++);
        return new LogEntry(ADA, key, track("ada", event, at), at, at, Trust.SECRET);
    }

    private static Event track(String person, String event, Instant at) {
        return new Event.Track(new Envelope(null, person, null, at, null, Map.of()), event, Map.of());
    }

    private Item item(Id id) {
        return customers.item(customers.find(id).place(), id).orElseThrow();
    }

    private Set<String> audiences(Item item) throws IOException {
        return new Evaluator(model(AFTER, 2)).person(facts(item), TODAY).audiences();
    }

    private static Facts facts(Item item) {
        return Summed.person(item.id(), List.of(item));
    }

    private Model model(String text, long number) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), text);
        return ModelReader.read(folder, number);
    }

    private static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }
}
