package dev.vitalfew.customers;

import dev.vitalfew.collect.LogKey;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What the events of one logged id were folded to. */
public record Item(
        Id id,
        long version,
        Optional<LogKey> foldedTo,
        Map<String, Trait> traits,
        Usage usage,
        Instant firstSeen,
        Instant lastSeen) {

    public Item {
        traits = Map.copyOf(traits);
    }
}
