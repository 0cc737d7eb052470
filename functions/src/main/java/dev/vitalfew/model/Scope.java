package dev.vitalfew.model;

import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that rules may use: features, named rules, and the lenses and audiences that they refer to. */
final class Scope {

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
    private final NamedRules rules = new NamedRules(this);
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

    NamedRules rules() {
        return rules;
    }

    List<Reference> references() {
        return references;
    }

    void refersTo(Reference reference) {
        references.add(reference);
    }

    /** Those whom the file lists that {@code entry} refers to by {@code list: lists/partners.csv}. */
    Optional<Rule> listed(Entry entry) {
        return lists.read(entry).map(ids -> new Rule.Listed(entry.text("list").orElseThrow(), ids));
    }
}
