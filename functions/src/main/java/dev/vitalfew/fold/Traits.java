package dev.vitalfew.fold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.lenses.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Traits while entries state them: of each the latest statement, whatever order they come in. */
final class Traits {

    private final Map<String, Trait> latest;

    Traits(Map<String, Trait> known) {
        latest = new HashMap<>(known);
    }

    void state(Map<String, JsonNode> stated, LogEntry entry) {
        stated.forEach((name, value) ->
                latest.merge(name, new Trait(value, entry.at(), entry.key().message()), Trait::later));
    }

    Map<String, Trait> latest() {
        return latest;
    }

    static Map<String, JsonNode> without(Set<String> forbidden, Map<String, JsonNode> stated) {
        return stated.entrySet().stream()
                .filter(trait -> !forbidden.contains(trait.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
