package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Stamp stamp = new Stamp(new MemoryMarkers());

    @ParameterizedTest
    @CsvSource({
        // as stated
        "SECRET, 2026-11-22T11:59:59.500Z, 2026-11-22T12:00:00Z, 2026-11-22T11:59:59.500Z, 2026-11-22T11:59:59.500Z",
        // 12 hours off: let be; a second more: corrected, and the key is not
        "PUBLIC, 2026-11-21T23:00:00Z, 2026-11-22T00:00:00Z, 2026-11-21T23:00:00Z, 2026-11-21T23:00:00Z",
        "PUBLIC, 2026-11-21T22:59:59Z, 2026-11-21T23:59:59Z, 2026-11-21T22:59:59Z, 2026-11-22T11:00:00Z",
        // a clock years ahead counts as missing: a key that far ahead would make every later event of the id a late one
        "PUBLIC, 2030-01-01T00:00:00Z, 2030-01-01T01:00:00Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        // servers are believed: an import of old events
        "SECRET, 2024-01-01T00:00:00Z, 2024-01-01T01:00:00Z, 2024-01-01T00:00:00Z, 2024-01-01T00:00:00Z",
        // a day ahead is the most; more counts as missing
        "SECRET, 2026-11-23T12:00:00Z, 2026-11-22T12:00:00Z, 2026-11-23T12:00:00Z, 2026-11-23T12:00:00Z",
        "SECRET, 2026-11-23T12:00:01Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
        "SECRET, 1970-01-01T00:00:00Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
    })
    void givesTheTime(Trust trust, String timestamp, String sentAt, Instant inKey, Instant at) {
        var entry = stamp.entries(new Received(track("m1", timestamp, sentAt), trust, NOON))
                .getFirst();

        assertThat(entry.key().time()).isEqualTo(inKey);
        assertThat(entry.at()).isEqualTo(at);
        assertThat(entry.receivedAt()).isEqualTo(NOON);
    }

    @Test
    void givesARetryWithoutATimeTheSameKey() {
        var first = stamp.entries(new Received(track("m1", "", ""), Trust.SECRET, NOON))
                .getFirst();
        var retry = stamp.entries(new Received(track("m1", "", ""), Trust.SECRET, NOON.plusSeconds(90)))
                .getFirst();

        assertThat(retry.key()).isEqualTo(first.key());
        assertThat(retry.at()).isEqualTo(NOON);
    }

    @Test
    void givesARetryTheSameKeyWhenItsTimeIsNoLongerTooFarAhead() {
        var ahead = track("m1", "2026-11-23T13:00:00Z", "");

        var first = stamp.entries(new Received(ahead, Trust.SECRET, NOON)).getFirst();
        var retry = stamp.entries(new Received(ahead, Trust.SECRET, NOON.plus(Duration.ofHours(20))))
                .getFirst();

        assertThat(retry.key()).isEqualTo(first.key());
        assertThat(first.key().time()).isEqualTo(NOON);
    }

    @Test
    void tellsMessagesWithoutAnIdByTheirContent() {
        var first = stamp.entries(
                        received("\"timestamp\":\"2026-11-22T11:00:00Z\",\"sentAt\":\"2026-11-22T11:00:01Z\""))
                .getFirst();
        var retry = stamp.entries(
                        received("\"timestamp\":\"2026-11-22T11:00:00Z\",\"sentAt\":\"2026-11-22T11:00:09Z\""))
                .getFirst();
        var other = stamp.entries(received("\"timestamp\":\"2026-11-22T11:00:00Z\",\"properties\":{\"n\":1}"))
                .getFirst();

        assertThat(first.key().message()).startsWith("s#h-");
        assertThat(retry.key()).isEqualTo(first.key());
        assertThat(other.key()).isNotEqualTo(first.key());
    }

    @Test
    void countsEachReceiptOfWhatHasNeitherIdNorTime() {
        var first = stamp.entries(received("\"properties\":{}")).getFirst();
        var second = stamp.entries(
                        new Received(received("\"properties\":{}").event(), Trust.SECRET, NOON.plusMillis(1)))
                .getFirst();

        assertThat(second.key()).isNotEqualTo(first.key());
    }

    @Test
    void keepsThePublicKeysMessagesApart() {
        var event = track("m1", "2026-11-22T11:00:00Z", "");

        var server = stamp.entries(new Received(event, Trust.SECRET, NOON)).getFirst();
        var browser = stamp.entries(new Received(event, Trust.PUBLIC, NOON)).getFirst();

        assertThat(browser.key()).isNotEqualTo(server.key());
    }

    private static Event track(String id, String timestamp, String sentAt) {
        return EventJson.read("""
                {"type":"track","event":"E","userId":"42","messageId":"%s","timestamp":"%s","sentAt":"%s"}""".formatted(id, timestamp, sentAt));
    }

    private static Received received(String more) {
        return new Received(
                EventJson.read("{\"type\":\"track\",\"event\":\"E\",\"userId\":\"42\"," + more + "}"),
                Trust.SECRET,
                NOON);
    }
}
