package dev.vitalfew.model;

import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** The names that rules may use: features, named rules, and the lenses and audiences that they refer to. */
final class Scope {

    private static final int DEEPEST = ShallowParser.DEEPEST;

    private record NamedRule(Entry entry, Of of) {}

    /** What rules refer to by its name. */
    enum Kind {
        LENS,
        AUDIENCE,
        SCORE;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A rule named a lens, with these of its segments, or an audience or score ({@code segments} is empty). */
    record Reference(Kind kind, Entry.Text name, List<Entry.Text> segments, Of of) {}

    private final Map<String, Set<String>> features;
    private final Map<String, NamedRule> named = new LinkedHashMap<>();
    private final Map<String, Optional<Rule>> read = new HashMap<>();
    private final SequencedSet<String> reading = new LinkedHashSet<>();
    private final Map<String, Integer> depths = new HashMap<>();
    private final List<Reference> references = new ArrayList<>();
    private final Written written = new Written();

    private final Map<String, Preference> preferences = new LinkedHashMap<>();
    private final List<Mailing> mailings;
    private final Lists lists;

    /** What rules may ask of a sequence's emails. */
    record Mailing(String sequence, String topic, Set<String> emails) {}

    Scope(Map<String, Set<String>> features, List<Mailing> mailings, Lists lists) {
        this.features = features;
        this.mailings = mailings;
        this.lists = lists;
    }

    List<Mailing> mailings() {
        return mailings;
    }

    Map<String, Set<String>> features() {
        return features;
    }

    /** An entry {@code preference: name}. */
    void define(Preference preference, Entry entry) {
        if (preferences.putIfAbsent(preference.name(), preference) != null) {
            entry.error(
                    entry.at("preference"),
                    "there are two preferences " + preference.name(),
                    "another name for this one");
        }
    }

    Map<String, Preference> preferences() {
        return preferences;
    }

    /** How and where what was read is written. */
    Written written() {
        return written;
    }

    /** The rules that have a name and could be read. */
    List<Rule> rules() {
        return read.values().stream().flatMap(Optional::stream).toList();
    }

    List<Reference> references() {
        return references;
    }

    void refersTo(Reference reference) {
        references.add(reference);
    }

    /** An entry {@code rule: name}; it is read when first needed. */
    void define(String name, Entry entry, Of of) {
        if (named.putIfAbsent(name, new NamedRule(entry, of)) != null) {
            entry.error(entry.at("rule"), "there are two rules " + name, "another name for this one");
        }
    }

    void readAll() {
        named.forEach((name, rule) -> read(name, rule));
    }

    /** Those whom the file lists that {@code entry} refers to by {@code list: lists/partners.csv}. */
    Optional<Rule> listed(Entry entry) {
        return lists.read(entry).map(ids -> new Rule.Listed(entry.text("list").orElseThrow(), ids));
    }

    /** The rule that {@code entry} refers to by {@code rule: name}. */
    Optional<Rule> named(Entry entry, Of of) {
        var name = entry.text("rule").orElse("");
        var rule = named.get(name);
        if (rule == null) {
            entry.error(entry.at("rule"), "there is no rule " + name, Nearest.instead(name, named.keySet()));
            return Optional.empty();
        }
        if (rule.of() != of) {
            entry.error(
                    entry.at("rule"),
                    "the rule " + name + " is of " + rule.of().text() + ", this one is of " + of.text(),
                    of == Of.ACCOUNTS ? "people: { rule: " + name + " }" : "a rule of people");
            return Optional.empty();
        }
        if (reading.contains(name)) {
            entry.error(
                    entry.at("rule"),
                    "rules that need each other: " + String.join(" → ", reading) + " → " + name,
                    "the condition itself in one of them");
            return Optional.empty();
        }
        var read = reading.size() > DEEPEST ? Optional.<Rule>empty() : read(name, rule);
        if (reading.size() + depth(name) > DEEPEST) {
            entry.error(
                    entry.at("rule"),
                    "rules that name each other more than " + DEEPEST + " deep",
                    "the condition itself in one of them");
            return Optional.empty();
        }
        if (!reading.isEmpty()) {
            depths.merge(reading.getLast(), depth(name) + 1, Math::max);
        }
        return read.map(one -> new Rule.Named(name, one));
    }

    /** How deep a rule goes by naming others. */
    private int depth(String name) {
        return depths.getOrDefault(name, 0);
    }

    private Optional<Rule> read(String name, NamedRule rule) {
        var known = read.get(name);
        if (known != null) {
            return known;
        }
        reading.add(name);
        var found = new RuleReader(this).when(rule.entry(), rule.of());
        reading.remove(name);
        read.put(name, found);
        return found;
    }
}
