package dev.vitalfew.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.SeenZone;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZonesTest {

    private static final Id ADA = Id.known("ada");
    private static final Instant NOON = Instant.parse("2026-03-30T12:00:00Z");

    private final Fold fold = new Fold(
            new Model(1, ZoneOffset.UTC, Map.of(), Set.of(), List.of(), List.of(), List.of(), List.of(), Map.of()));

    @Test
    void theLatestEventThatSaysOneStandsInWhicheverOrderTheyCome() {
        var entries = List.of(said(1, "Asia/Tokyo"), said(3, "Europe/Berlin"), said(2, "Africa/Cairo"));

        for (var order : List.of(entries, entries.reversed())) {
            assertThat(folded(order).zone().map(SeenZone::name)).contains("Europe/Berlin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Nowhere/Else", "europe/berlin", "+25:00", "' or 1=1"})
    void whatIsNoTimeZoneIsIgnoredAndTheEventCounts(String nonsense) {
        var item = folded(List.of(said(1, "Asia/Tokyo"), said(2, nonsense)));

        assertThat(item.zone().map(SeenZone::name)).contains("Asia/Tokyo");
        assertThat(item.lastSeen()).isEqualTo(NOON.plusSeconds(2));
    }

    @Test
    void whatIsNoTextIsIgnoredToo() {
        assertThat(folded(List.of(entry(1, Map.of("timezone", IntNode.valueOf(2)))))
                        .zone())
                .isEmpty();
        assertThat(folded(List.of(entry(1, Map.of()))).zone()).isEmpty();
    }

    @Test
    void ofSeveralIdsTheLatestStands() {
        assertThat(Summed.zone(
                        List.of(folded(List.of(said(2, "Asia/Tokyo"))), folded(List.of(said(1, "Europe/Berlin"))))))
                .contains("Asia/Tokyo");
        assertThat(Summed.zone(List.of(Item.of(ADA)))).isEmpty();
    }

    private Item folded(List<LogEntry> entries) {
        return fold.recountAll(Item.of(ADA), LocalDate.MIN, entries);
    }

    private static LogEntry said(int second, String zone) {
        return entry(second, Map.of("timezone", TextNode.valueOf(zone)));
    }

    private static LogEntry entry(int second, Map<String, JsonNode> context) {
        var at = NOON.plusSeconds(second);
        var event = new Event.Track(new Envelope("m" + second, "ada", null, at, null, context), "Did", Map.of());
        return new LogEntry(ADA, LogKey.of(at, Trust.PUBLIC, "m" + second), event, at, at, Trust.PUBLIC);
    }
}
