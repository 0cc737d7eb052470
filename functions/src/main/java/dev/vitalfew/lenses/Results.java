package dev.vitalfew.lenses;

import java.util.Map;
import java.util.Set;

/**
 * What every lens, audience and score of a model says of one subject as of a date.
 *
 * @param ranked the number that each ranking goes by, by the rule's text
 */
public record Results(
        Map<String, Placement> lenses, Set<String> audiences, Map<String, Long> scores, Map<String, Double> ranked) {

    public static final Results NONE = new Results(Map.of(), Set.of(), Map.of(), Map.of());

    public Results {
        lenses = Map.copyOf(lenses);
        audiences = Chosen.copyOf(audiences);
        scores = Map.copyOf(scores);
        ranked = Map.copyOf(ranked);
    }
}
