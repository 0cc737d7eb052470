package dev.vitalfew.lenses;

import java.util.Map;
import java.util.Set;

/** What every lens and audience of a model says of one subject as of a date. */
public record Results(Map<String, Placement> lenses, Set<String> audiences) {

    public static final Results NONE = new Results(Map.of(), Set.of());

    public Results {
        lenses = Map.copyOf(lenses);
        audiences = Set.copyOf(audiences);
    }
}
