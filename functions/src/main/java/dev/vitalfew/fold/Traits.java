package dev.vitalfew.fold;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.lenses.Trait;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Traits while entries state them: of each the latest statement, whatever order they come in. */
final class Traits {

    /** Nobody with the public key can fill an item up: more traits than this, or longer ones, are left out. */
    private static final int MOST_PUBLIC = 100;

    private static final int LONGEST_PUBLIC = 1_000;

    private final Map<String, Trait> latest;

    Traits(Map<String, Trait> known) {
        latest = new HashMap<>(known);
    }

    void state(Map<String, JsonNode> stated, LogEntry entry) {
        stated.forEach((name, value) ->
                latest.merge(name, new Trait(value, entry.at(), entry.key().message()), Trait::later));
    }

    /** Of what browsers stated, the traits whose names come first: the same ones, whatever the order they came in. */
    Map<String, Trait> latest() {
        latest.entrySet().stream()
                .filter(trait -> LogKey.isPublic(trait.getValue().message()))
                .map(Map.Entry::getKey)
                .sorted()
                .skip(MOST_PUBLIC)
                .toList()
                .forEach(latest::remove);
        return latest;
    }

    /** What the public key may state. */
    static Map<String, JsonNode> open(Set<String> forbidden, Map<String, JsonNode> stated) {
        return stated.entrySet().stream()
                .filter(trait -> !forbidden.contains(trait.getKey()))
                .filter(trait ->
                        trait.getKey().length() + trait.getValue().toString().length() <= LONGEST_PUBLIC)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
