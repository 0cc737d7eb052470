package dev.vitalfew.quality;

import dev.vitalfew.quality.Counted.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Values that differ by spelling alone.
 *
 * @param right the one to keep: the most common that a rule names, or of all where none is named
 * @param spellings all that were seen, the most common first
 * @param wrong who has one that no rule names or, where none is named, that is not the most common
 */
record Alike(String right, List<Value> spellings, Found wrong) {

    Alike {
        spellings = List.copyOf(spellings);
    }

    /** The groups of values that are alike, of which somebody has a wrong one. */
    static List<Alike> in(Grouped values, Set<String> named) {
        var rights = new TreeMap<String, Set<String>>();
        named.forEach(value -> rights.computeIfAbsent(Spelling.plain(value), _ -> new TreeSet<>())
                .add(value));
        var seen = new TreeMap<String, Map<String, Found>>();
        values.byValue().forEach((value, who) -> seen.computeIfAbsent(Spelling.plain(value), _ -> new TreeMap<>())
                .put(value, who));
        return seen.entrySet().stream()
                .flatMap(group -> of(group.getValue(), rights.getOrDefault(group.getKey(), Set.of())).stream())
                .toList();
    }

    private static Optional<Alike> of(Map<String, Found> who, Set<String> named) {
        var spellings = who.entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue().count()))
                .sorted()
                .toList();
        var right = spellings.stream()
                .map(Value::value)
                .filter(value -> named.isEmpty() || named.contains(value))
                .findFirst()
                .orElseGet(() -> named.iterator().next());
        var wrong = new Found();
        who.forEach((value, found) -> {
            if (!value.equals(right) && !named.contains(value)) {
                wrong.add(found);
            }
        });
        return wrong.count() == 0 ? Optional.empty() : Optional.of(new Alike(right, spellings, wrong));
    }

    /** {@code "Pro" (40), "pro" (3)}; also what is to be written when nobody does. */
    String text() {
        var seen = Counted.values(spellings);
        return spellings.stream().anyMatch(value -> value.value().equals(right))
                ? seen
                : seen + " for \"" + right + "\"";
    }
}
