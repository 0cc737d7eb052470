package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which lenses, audiences and scores a rule needs to be evaluated before it. */
final class Needs {

    private Needs() {}

    static Set<String> of(Lens lens) {
        return of(Stream.concat(lens.needs().stream(), lens.segments().stream().map(Lens.Segment::when))
                .toList());
    }

    static Set<String> of(Rule rule) {
        return switch (rule) {
            case Rule.Placed placed -> Set.of(placed.lens());
            case Rule.Member(var audience) -> Set.of(audience);
            case Rule part -> part.namedScore().map(Set::of).orElseGet(() -> of(part.parts()));
        };
    }

    static Set<String> of(List<Rule> rules) {
        var needs = new TreeSet<String>();
        rules.forEach(rule -> needs.addAll(of(rule)));
        return needs;
    }

    /** The way from a name back to itself, in words. */
    static Optional<String> circle(String name, Map<String, Set<String>> needs) {
        return path(name, name, needs, new LinkedHashSet<>(), new HashSet<>());
    }

    private static Optional<String> path(
            String at, String to, Map<String, Set<String>> needs, Set<String> way, Set<String> seen) {
        way.add(at);
        for (var next : needs.getOrDefault(at, Set.of())) {
            if (next.equals(to)) {
                return Optional.of(String.join(" → ", way) + " → " + to);
            }
            if (seen.add(next)) {
                var found = path(next, to, needs, way, seen);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        way.remove(at);
        return Optional.empty();
    }
}
