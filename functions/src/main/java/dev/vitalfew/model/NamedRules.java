package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/** The rules that have a name: each is read when it is first needed, and none needs itself or very many others. */
final class NamedRules {

    private static final int DEEPEST = ShallowParser.DEEPEST;

    /** As many names may be followed from one rule on. */
    private static final int LARGEST = 1_000;

    private static final String TOO_DEEP = "rules that name each other more than " + DEEPEST + " deep";

    private static final String INSTEAD = "the condition itself in one of them";

    private record Defined(Entry entry, Of of) {}

    /** How far and how often names are followed to come to the end of a rule. */
    private record Extent(int depth, int names) {
        static final Extent NONE = new Extent(0, 0);

        Extent naming(Extent other) {
            return new Extent(Math.max(depth, other.depth + 1), Math.min(LARGEST + 1, names + 1 + other.names));
        }
    }

    private final Scope scope;
    private final Map<String, Defined> defined = new LinkedHashMap<>();
    private final Map<String, Optional<Rule>> read = new HashMap<>();
    private final Map<String, Extent> extents = new HashMap<>();
    private final SequencedSet<String> reading = new LinkedHashSet<>();

    NamedRules(Scope scope) {
        this.scope = scope;
    }

    void define(String name, Entry entry, Of of) {
        if (defined.putIfAbsent(name, new Defined(entry, of)) != null) {
            entry.error(entry.at("rule"), "there are two rules " + name, "another name for this one");
        }
    }

    void readAll() {
        defined.forEach(this::read);
    }

    /** Those that could be read. */
    List<Rule> all() {
        return read.values().stream().flatMap(Optional::stream).toList();
    }

    /** The rule that {@code entry} refers to by {@code rule: name}. */
    Optional<Rule> named(Entry entry, Of of) {
        var name = entry.text("rule").orElse("");
        var rule = defined.get(name);
        if (rule == null) {
            return refused(entry, "there is no rule " + name, Nearest.instead(name, defined.keySet()));
        }
        if (rule.of() != of) {
            return refused(
                    entry,
                    "the rule " + name + " is of " + rule.of().text() + ", this one is of " + of.text(),
                    of == Of.ACCOUNTS ? "people: { rule: " + name + " }" : "a rule of people");
        }
        if (reading.contains(name)) {
            return refused(entry, "rules that need each other: " + String.join(" → ", reading) + " → " + name, INSTEAD);
        }
        if (reading.size() > DEEPEST) {
            return refused(entry, TOO_DEEP, INSTEAD);
        }
        return read(name, rule).filter(_ -> isWithinBounds(entry, extent(name))).map(one -> new Rule.Named(name, one));
    }

    /** Whoever follows the names goes down by recursion, and as often as they stand there. */
    private boolean isWithinBounds(Entry entry, Extent named) {
        if (reading.size() + named.depth() > DEEPEST) {
            refused(entry, TOO_DEEP, INSTEAD);
            return false;
        }
        if (reading.isEmpty()) {
            return true;
        }
        var extent = extent(reading.getLast()).naming(named);
        extents.put(reading.getLast(), extent);
        if (extent.names() > LARGEST) {
            refused(entry, "rules that name others more than " + LARGEST + " times in all", INSTEAD);
        }
        return extent.names() <= LARGEST;
    }

    private Extent extent(String name) {
        return extents.getOrDefault(name, Extent.NONE);
    }

    private static Optional<Rule> refused(Entry entry, String what, String instead) {
        entry.error(entry.at("rule"), what, instead);
        return Optional.empty();
    }

    private Optional<Rule> read(String name, Defined rule) {
        var known = read.get(name);
        if (known != null) {
            return known;
        }
        reading.add(name);
        var found = new RuleReader(scope).when(rule.entry(), rule.of());
        reading.remove(name);
        read.put(name, found);
        return found;
    }
}
