package dev.vitalfew.fold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.customers.SeenZone;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** Reads the time zone that an event's context says, by its name as browsers have it: {@code Europe/Berlin}. */
final class Zones {

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Zones() {}

    /** Empty when it says none, or none that is known here. */
    static Optional<SeenZone> in(LogEntry entry) {
        return Optional.ofNullable(entry.event().envelope().context().get("timezone"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(KNOWN::contains)
                .map(name -> new SeenZone(name, entry.at(), entry.key().message()));
    }
}
