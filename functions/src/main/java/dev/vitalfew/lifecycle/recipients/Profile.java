package dev.vitalfew.lifecycle.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence.To.MostActive;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a person, as one reading of the table says it.
 *
 * @param besides by which other ids the person is known: those of whom it was said later that two are one
 * @param seenZone the time zone in which the person's device was last
 */
public record Profile(Set<Id> besides, Map<String, JsonNode> traits, Optional<String> seenZone, Usage usage) {

    public Profile {
        besides = Set.copyOf(besides);
        traits = Map.copyOf(traits);
    }

    /** Whether the person did something lately; when that isn't counted, nobody is taken for inactive. */
    public boolean wasActive(LocalDate today) {
        return !usage.counted(MostActive.ACTIVITY) || activeDates(today) > 0;
    }

    /** On how many of the last 28 dates the person did something, as far as it is counted. */
    public int activeDates(LocalDate today) {
        return usage.counted(MostActive.ACTIVITY)
                ? usage.days(MostActive.ACTIVITY)
                        .subMap(today.minusDays(MostActive.DATES - 1), true, today, true)
                        .size()
                : 0;
    }
}
