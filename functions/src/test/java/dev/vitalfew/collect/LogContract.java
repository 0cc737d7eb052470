package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every log does. */
abstract class LogContract {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(1));

    abstract Log log();

    @Test
    void givesBackExactlyWhatItWasGiven() {
        var log = log();
        var entry = entry("u:42", NOON.plusMillis(7), "m1");

        assertThat(log.append(List.of(entry))).isEmpty();

        assertThat(log.read(Id.known("42"), NOON, LATER)).containsExactly(entry);
    }

    @Test
    void readsOneIdInKeyOrderFromTheStartToJustBeforeTheEnd() {
        var log = log();
        var entries = new ArrayList<LogEntry>();
        for (int minute : new int[] {5, 0, 10, -1, 7}) {
            entries.add(entry("u:42", NOON.plus(Duration.ofMinutes(minute)), "m" + minute));
        }
        entries.add(entry("u:43", NOON.plusSeconds(1), "other"));

        log.append(entries);

        assertThat(log.read(Id.known("42"), NOON, NOON.plus(Duration.ofMinutes(10))))
                .extracting(entry -> entry.key().message())
                .containsExactly("s#m0", "s#m5", "s#m7");
    }

    @Test
    void keepsARetriedEntryOnce() {
        var log = log();
        var entry = entry("u:42", NOON, "m1");

        log.append(List.of(entry, entry));
        log.append(List.of(entry));

        assertThat(log.read(Id.known("42"), NOON, LATER)).containsExactly(entry);
    }

    @Test
    void takesMoreThanOneCallCanHold() {
        var log = log();
        var entries = IntStream.range(0, 130)
                .mapToObj(i -> entry("u:42", NOON.plusMillis(i), "m" + i))
                .toList();

        assertThat(log.append(entries)).isEmpty();

        assertThat(log.read(Id.known("42"), NOON, LATER)).containsExactlyElementsOf(entries);
    }

    @Test
    void removesWhatItIsToldAndNothingElse() {
        var log = log();
        var entry = entry("u:42", NOON, "m1");
        var other = entry("u:42", NOON, "m2");
        var third = entry("u:42", NOON, "m3");
        log.append(List.of(entry, other, third));

        log.remove(List.of(entry, entry("u:43", NOON, "never there")));
        log.remove(List.of(entry));
        log.drop(List.of(third, third));

        assertThat(log.read(Id.known("42"), NOON, LATER)).containsExactly(other);
    }

    @Test
    void removesManyAndTheSameTwice() {
        var log = log();
        var entries = IntStream.range(0, 60)
                .mapToObj(number -> entry("u:42", NOON, "m" + number))
                .toList();
        log.append(entries);

        log.remove(Stream.concat(entries.stream(), entries.stream().limit(3)).toList());

        assertThat(log.read(Id.known("42"))).isEmpty();
    }

    @Test
    void readsNothingOfAnIdWithoutEvents() {
        assertThat(log().read(Id.known("nobody"), NOON, LATER)).isEmpty();
    }

    private static LogEntry entry(String id, Instant time, String message) {
        var event = EventJson.read("""
                {"type":"track","messageId":"%s","userId":"42","event":"Task Created","timestamp":"%s",
                 "properties":{"n":1.5,"big":123456789012345678901,"list":[null,true]},"sentAt":"2026-11-22T12:00:00.123Z"}
                """.formatted(message, time));
        return new LogEntry(
                Id.parse(id), LogKey.of(time, Trust.SECRET, message), event, time, NOON.plusSeconds(3), Trust.SECRET);
    }
}
