package dev.vitalfew.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcernsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"type":"track","event":"E","userId":"42"}                              | PUBLIC | u:42
            {"type":"track","event":"E","userId":"42","anonymousId":"5f3c"}         | PUBLIC | u:42
            {"type":"page","anonymousId":"5f3c","context":{"groupId":"acme"}}       | PUBLIC | a:5f3c
            {"type":"screen","anonymousId":"5f3c"}                                  | PUBLIC | a:5f3c
            {"type":"track","event":"Payment Failed","context":{"groupId":"acme"}}  | SECRET | s:acme
            {"type":"track","event":"Payment Failed","context":{"groupId":7}}       | SECRET | s:7
            {"type":"identify","userId":"42"}                                       | PUBLIC | u:42
            {"type":"identify","anonymousId":"5f3c"}                                | PUBLIC | a:5f3c
            {"type":"identify","userId":"42","anonymousId":"5f3c"}                  | PUBLIC | u:42 a:5f3c
            {"type":"group","groupId":"acme","userId":"42","anonymousId":"5f3c"}    | PUBLIC | u:42 s:acme
            {"type":"group","groupId":"acme","anonymousId":"5f3c"}                  | PUBLIC | a:5f3c s:acme
            {"type":"group","groupId":"acme"}                                       | PUBLIC | s:acme
            {"type":"alias","userId":"42","previousId":"5f3c"}                      | PUBLIC | a:5f3c
            {"type":"alias","userId":"42","previousId":"5f3c"}                      | SECRET | a:5f3c u:5f3c
            {"type":"alias","userId":"42","previousId":"42"}                        | SECRET | a:42
            """)
    void isLoggedUnder(String json, Trust trust, String ids) {
        assertThat(Concerns.of(EventJson.read(json), trust))
                .extracting(Id::toString)
                .containsExactly(ids.split(" "));
    }

    @Test
    void concernsNobodyWithoutAnyId() {
        var event = new Event.Track(new Envelope(null, null, null, null, null, Map.of()), "E", Map.of());

        assertThat(Concerns.of(event, Trust.SECRET)).isEmpty();
    }
}
