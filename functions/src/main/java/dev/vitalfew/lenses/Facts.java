package dev.vitalfew.lenses;

import dev.vitalfew.identity.Id;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.util.Map;

/**
 * What rules are evaluated on: a person, all its ids summed; or an account's own part, its self without its people.
 *
 * @param subject {@code u:42} or {@code a:5f3c} a person; {@code g:acme}, or {@code u:42} as an account of one
 * @param firstSeen the time of its first event
 */
public record Facts(Id subject, Map<String, Trait> traits, Usage usage, Instant firstSeen) {

    public Facts {
        traits = Map.copyOf(traits);
    }
}
