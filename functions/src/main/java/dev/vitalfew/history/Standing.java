package dev.vitalfew.history;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Where an account or a person stands in every lens and audience, as it was last settled.
 *
 * @param version grows with every write
 * @param people how many people the account had; 1 for a person
 */
public record Standing(
        Id subject,
        Id account,
        long version,
        long model,
        LocalDate asOf,
        int people,
        Map<String, Membership> memberships) {

    public Standing {
        memberships = Map.copyOf(memberships);
    }

    /**
     * The segment (empty: unclassified or outside), since when, and the number of the change that put it there; kept
     * when left, so that numbers never repeat.
     */
    public record Membership(Optional<String> segment, Instant since, long number) {}
}
