package dev.vitalfew.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventJsonTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a key twice           | {"type":"track","event":"A","event":"B","userId":"1"}   | Duplicate
            more behind it        | {"type":"page","userId":"1"} {}                         | more after
            an infinite number    | {"type":"page","userId":"1","properties":{"n":1e999}}   | a double can hold
            a long number         | {"type":"page","userId":"1","properties":{"n":12345678901234567890123456789012345678901}} | Number value length
            half a character      | {"type":"page","userId":"1","properties":{"n":"\\ud83d"}} | unpaired surrogate
            half in a key         | {"type":"page","userId":"1","properties":{"\\udc00":1}}  | unpaired surrogate
            not a number          | {"type":"page","userId":"1","properties":{"n":NaN}}     | not readable
            no object             | [1]                                                     | expected an object
            cut off               | {"type":"page"                                          | not readable
            an unknown type       | {"type":"delete","userId":"1"}                          | found delete
            nothing               | ``                                                      | found nothing
            """)
    void refuses(String what, String json, String reason) {
        assertThatExceptionOfType(InvalidEvent.class)
                .as(what)
                .isThrownBy(() -> EventJson.read(json))
                .withMessageContaining(reason);
    }

    @Test
    void saysWhereAKeyStandsTwice() {
        var refusal = catchThrowableOfType(
                InvalidEvent.class,
                () -> EventJson.read("{\"type\":\"page\",\"userId\":\"1\",\"properties\":{\"a\":1,\"a\":2}}"));

        assertThat(refusal.pointer()).startsWith("/properties");
    }

    @Test
    void takes64LevelsAndNoMore() {
        assertThat(EventJson.read(nested(62))).isInstanceOf(Event.Page.class);
        assertThatExceptionOfType(InvalidEvent.class).isThrownBy(() -> EventJson.read(nested(63)));
    }

    @Test
    void takes32KilobytesOfUtf8AndNoMore() {
        var frame = page("").length();

        assertThat(EventJson.read(page("x".repeat(32 * 1024 - frame)))).isInstanceOf(Event.Page.class);
        assertThatExceptionOfType(InvalidEvent.class)
                .isThrownBy(() -> EventJson.read(page("x".repeat(32 * 1024 - frame + 1))));
        assertThatExceptionOfType(InvalidEvent.class).isThrownBy(() -> EventJson.read(page("ü".repeat(16 * 1024))));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T09:30:00Z,           2026-11-21T09:30:00Z",
        "2026-11-21T09:30:00.125+02:00,  2026-11-21T07:30:00.125Z",
        "2026-11-21T09:30:00+0200,       2026-11-21T07:30:00Z",
        "2026-11-21T09:30:00.123456,     2026-11-21T09:30:00.123456Z",
        "2026-11-21 09:30:00,            2026-11-21T09:30:00Z",
        "2026-11-21,                     2026-11-21T00:00:00Z",
        "2000-01-01T00:00:00Z,           2000-01-01T00:00:00Z",
        "1999-12-31T23:59:59Z,",
        "+1000000000-01-01T00:00:00Z,",
        "yesterday,",
        "'',",
    })
    void readsTimes(String text, Instant time) {
        var event = EventJson.read("{\"type\":\"page\",\"userId\":\"1\",\"timestamp\":\"" + text + "\"}");

        assertThat(event.envelope().timestamp()).isEqualTo(time);
    }

    @Test
    void fallsBackToTheOriginalTime() {
        var event = EventJson.read(
                "{\"type\":\"page\",\"userId\":\"1\",\"timestamp\":0,\"originalTimestamp\":\"2026-11-21T09:30:00Z\"}");

        assertThat(event.envelope().timestamp()).isEqualTo("2026-11-21T09:30:00Z");
    }

    @Test
    void writesEqualEventsEqual() {
        var one = EventJson.read(
                "{\"userId\":7,\"type\":\"track\",\"event\":\"A\",\"properties\":{\"b\":{\"d\":1,\"c\":2},\"a\":1}}");
        var other = EventJson.read(
                "{\"type\":\"track\",\"event\":\"A\",\"properties\":{\"a\":1,\"b\":{\"c\":2,\"d\":1}},\"userId\":\"7\",\"x\":1}");

        assertThat(EventJson.write(one)).isEqualTo(EventJson.write(other));
    }

    private static String nested(int depth) {
        return "{\"type\":\"page\",\"userId\":\"1\",\"properties\":{\"n\":" + "[".repeat(depth) + "]".repeat(depth)
                + "}}";
    }

    private static String page(String name) {
        return "{\"type\":\"page\",\"userId\":\"1\",\"properties\":{\"n\":\"" + name + "\"}}";
    }
}
