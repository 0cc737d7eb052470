package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What rules are evaluated on: a person, all its ids summed; or an account's own part, its self without its people.
 *
 * @param subject {@code u:42} or {@code a:5f3c} a person; {@code g:acme}, or {@code u:42} as an account of one
 * @param firstSeen the time of its first event
 * @param nps a person's latest answer to the NPS question
 */
public record Facts(Id subject, Map<String, Trait> traits, Usage usage, Instant firstSeen, Optional<Answer> nps) {

    public Facts {
        traits = Map.copyOf(traits);
    }

    /** Of a subject that has answered nothing. */
    public Facts(Id subject, Map<String, Trait> traits, Usage usage, Instant firstSeen) {
        this(subject, traits, usage, firstSeen, Optional.empty());
    }

    /** The traits as they were stated, without when. */
    public Map<String, JsonNode> stated() {
        return traits.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, trait -> value(trait.getValue())));
    }

    private static JsonNode value(Trait trait) {
        return trait.value();
    }
}
