package dev.vitalfew.customers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.usage.Usage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenZoneTest {

    private static final Instant AT = Instant.parse("2026-03-30T12:00:00Z");
    private static final Id ADA = Id.known("ada");

    @Test
    void isReadAsItWasWritten() {
        var items = CustomerItems.of(
                new Model(1, ZoneOffset.UTC, Map.of(), Set.of(), List.of(), List.of(), List.of(), List.of(), Map.of()),
                Clock.fixed(AT, ZoneOffset.UTC));
        var zone = Optional.of(new SeenZone("Europe/Berlin", AT, "s#message"));
        var place = new Place(Id.account("acme"), ADA);

        assertThat(items.item(items.toItem(place, item(zone))).zone()).isEqualTo(zone);
        assertThat(items.item(items.toItem(place, item(Optional.empty()))).zone())
                .isEmpty();
    }

    private static Item item(Optional<SeenZone> zone) {
        return new Item(
                ADA,
                1,
                1,
                Optional.empty(),
                false,
                Map.of(),
                Usage.NONE,
                AT,
                AT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                zone);
    }
}
