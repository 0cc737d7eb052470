package dev.vitalfew.segment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.MemoryCustomers;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.history.Cause;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A day is a date of the model's zone, wherever on earth that is and however long the day. */
class LocalDatesTest {

    private static final Id ADA = Id.known("ada");

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    private final MemoryLog log = new MemoryLog();
    private final MemoryCustomers customers = new MemoryCustomers();
    private int messages;

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-06-15, 14 hours ahead",
        "Pacific/Kiritimati, 2026-12-31, the first new year",
        "Etc/GMT+12, 2026-06-15, 12 hours behind",
        "Etc/GMT+12, 2026-12-31, the last new year",
        "Asia/Kolkata, 2026-06-15, half an hour off",
        "Europe/Berlin, 2026-03-28, before the day of 23 hours",
        "Europe/Berlin, 2026-03-29, the day of 23 hours",
        "Europe/Berlin, 2026-10-24, before the day of 25 hours",
        "Europe/Berlin, 2026-10-25, the day of 25 hours",
        "Asia/Beirut, 2026-03-28, the next day has no midnight",
    })
    void aMinuteBeforeMidnightIsAnotherDateThanAMinuteAfter(ZoneId zone, LocalDate date, String why) {
        var model = model(zone);
        var midnight = date.plusDays(1).atStartOfDay(zone).toInstant();
        var before = midnight.minusSeconds(60);
        var after = midnight.plusSeconds(60);

        happened(model, before);
        assertThat(audiencesAt(model, before)).as("at 23:59").containsExactly("today", "two_days");
        assertThat(audiencesAt(model, after)).as("at 00:01").containsExactly("not_today", "two_days");
        happened(model, after);
        assertThat(audiencesAt(model, after)).containsExactly("both_days", "today", "two_days");
        var evening = date.plusDays(2).atStartOfDay(zone).toInstant().minusSeconds(60);
        assertThat(audiencesAt(model, evening)).as("a date later").containsExactly("both_days", "today", "two_days");
        var next = date.plusDays(2).atStartOfDay(zone).toInstant().plusSeconds(60);
        assertThat(audiencesAt(model, next)).containsExactly("not_today", "two_days");

        assertThat(dates(model)).as(why).containsExactly(date, date.plusDays(1));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-06-15",
        "Etc/GMT+12, 2026-06-15",
        "Europe/Berlin, 2026-03-29",
        "Europe/Berlin, 2026-10-25",
        "Asia/Beirut, 2026-03-29",
    })
    void eventsOfTheSameDateThatComeInWrongOrderAreCountedOnIt(ZoneId zone, LocalDate date) {
        var model = model(zone);
        var first = date.atStartOfDay(zone).toInstant();
        var last = date.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1);

        // Each is earlier than what was folded, so its date is counted anew from the log.
        happened(model, last.plusMillis(1));
        happened(model, last);
        happened(model, first);
        happened(model, first.minusMillis(1));

        assertThat(counts(model)).isEqualTo(Map.of(date.minusDays(1), 1L, date, 2L, date.plusDays(1), 1L));
    }

    @Test
    void anHourThatComesTwiceIsTwiceOfOneDate() {
        var model = model(ZoneId.of("Europe/Berlin"));
        var summer = Instant.parse("2026-10-25T00:30:00Z");

        happened(model, summer);
        happened(model, summer.plus(Duration.ofHours(1)));

        assertThat(counts(model)).isEqualTo(Map.of(LocalDate.of(2026, 10, 25), 2L));
    }

    @ParameterizedTest(name = "{0} at {1}: {2}")
    @CsvSource({
        "Pacific/Kiritimati, 2026-06-14T10:14:00Z, ''",
        "Pacific/Kiritimati, 2026-06-14T10:17:00Z, 2026-06-15",
        "Etc/GMT+12, 2026-06-16T12:14:00Z, ''",
        "Etc/GMT+12, 2026-06-16T12:17:00Z, 2026-06-16",
        "Europe/Berlin, 2026-03-28T23:17:00Z, 2026-03-29",
        "Europe/Berlin, 2026-10-24T22:17:00Z, 2026-10-25",
        "Asia/Beirut, 2026-03-28T21:59:00Z, 2026-03-28",
        "Asia/Beirut, 2026-03-28T22:00:00Z, 2026-03-29",
    })
    void aRunIsOfTheLocalDateAQuarterPastItsMidnight(ZoneId zone, Instant now, String date) {
        var runs = new Runs(new MemoryRuns(), (_, _) -> {}, log, model(zone), Clock.fixed(now, ZoneOffset.UTC), 1);

        assertThat(runs.openIfDue().map(run -> run.date().toString()).orElse(""))
                .isEqualTo(date);
    }

    private Model model(ZoneId zone) {
        try {
            Files.writeString(folder.resolve("segmentation.yaml"), """
                    timezone: %s
                    audiences:
                      - { audience: today, of: people, when: { event: A, in_last: 1d }, then: { tasks: [a] } }
                      - { audience: not_today, of: people, when: { event: A, not_in_last: 1d, young: included }, then: { tasks: [b] } }
                      - { audience: two_days, of: people, when: { event: A, in_last: 2d }, then: { tasks: [c] } }
                      - { audience: both_days, of: people, when: { event: A, count: days, in_last: 2d, at_least: 2 }, then: { tasks: [d] } }
                    """.formatted(zone));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ModelReader.read(folder);
    }

    private void happened(Model model, Instant at) {
        var event = new Event.Track(new Envelope(null, "ada", null, at, null, Map.of()), "A", Map.of());
        var entry = new LogEntry(ADA, LogKey.of(at, Trust.SECRET, "m" + messages++), event, at, at, Trust.SECRET);
        log.append(List.of(entry));
        new Folding(model, log, customers, Clock.fixed(at, ZoneOffset.UTC)).fold(ADA, List.of(entry));
    }

    private Set<String> audiencesAt(Model model, Instant now) {
        var settle = new Settle(model, customers, Clock.fixed(now, ZoneOffset.UTC));
        return new TreeSet<>(
                settle.person(ADA, new Trigger(Cause.TIME, now)).results().audiences());
    }

    private Set<LocalDate> dates(Model model) {
        return new TreeSet<>(counts(model).keySet());
    }

    private Map<LocalDate, Long> counts(Model model) {
        var usage = customers.itemsOf(customers.find(ADA).place()).getFirst().usage();
        var meter = model.meters().iterator().next();
        return usage.days().getOrDefault(meter.name(), new TreeMap<>());
    }
}
