package dev.vitalfew.model;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a condition: all, any, not, and what they are made of. */
final class RuleReader {

    private static final String NONE_OF_THEM = "not: { any: [ … ] }";

    /** What is counted. */
    static final List<String> COUNTED = List.of("event", "page", "feature", "email");

    private static final List<String> SUBJECTS = Stream.concat(
                    Stream.of(
                            "all",
                            "any",
                            "not",
                            "rule",
                            "trait",
                            "preference",
                            "nps",
                            "list",
                            "score",
                            "lens",
                            "audience",
                            "people"),
                    COUNTED.stream())
            .toList();

    /** What others call what is called differently here. */
    private static final Map<String, String> IN_OTHER_WORDS = Map.of(
            "and", "all: [ … ]",
            "every", "all: [ … ]",
            "or", "any: [ … ]",
            "either", "any: [ … ]",
            "some", "any: [ … ]",
            "none", NONE_OF_THEM,
            "nor", NONE_OF_THEM,
            "neither", NONE_OF_THEM);

    private final Scope scope;
    private final LeafReader leaves;

    RuleReader(Scope scope) {
        this.scope = scope;
        this.leaves = new LeafReader(scope);
    }

    /** The condition under the key {@code when}. */
    Optional<Rule> when(Entry entry, Of of) {
        entry.expects("when", "{ event: any, in_last: 14d }");
        return one("when", entry, of);
    }

    /** The one condition under a key. */
    private Optional<Rule> one(String key, Entry entry, Of of) {
        if (entry.isList(key)) {
            entry.error(entry.at(key), key + " has one condition", key + ": { all: [ … ] } or { any: [ … ] }");
            return Optional.empty();
        }
        if (entry.has(key) && !entry.isEntry(key)) {
            var text = entry.hasNull(key) ? "" : entry.written(key);
            entry.error(
                    entry.at(key),
                    "a condition is expected" + (text.isBlank() ? "" : ", not " + text),
                    key + ": { event: " + (text.isBlank() ? "any, in_last: 14d" : text) + " }");
            return Optional.empty();
        }
        return entry.entry(key).flatMap(inner -> rule(inner, of));
    }

    Optional<Rule> rule(Entry entry, Of of) {
        var subjects = SUBJECTS.stream().filter(entry::has).toList();
        if (subjects.size() == 1) {
            var rule = rule(subjects.getFirst(), entry, of);
            rule.ifPresent(read -> scope.written().put(read, entry.written(), entry.place()));
            return rule;
        }
        if (subjects.contains("people") && (subjects.contains("any") || subjects.contains("all"))) {
            var key = subjects.contains("any") ? "any" : "all";
            entry.error(
                    entry.atKey(key),
                    "of people it is not said as " + key + " how many",
                    key.equals("any") ? "at_least: 1, or nothing, which means the same" : "everybody: true");
            return Optional.empty();
        }
        if (subjects.isEmpty()) {
            var slip = entry.keys().stream()
                    .flatMap(key ->
                            Optional.ofNullable(IN_OTHER_WORDS.get(key)).or(() -> Nearest.to(key, SUBJECTS)).stream())
                    .findFirst();
            entry.error(
                    entry.place(),
                    "a condition does not say what it is about" + found(entry),
                    slip.orElse("one of " + String.join(", ", SUBJECTS)));
            return Optional.empty();
        }
        entry.error(
                entry.atKey(subjects.get(1)),
                "one condition has both " + subjects.get(0) + " and " + subjects.get(1),
                "all: [{ " + subjects.get(0) + ": … }, { " + subjects.get(1) + ": … }]");
        return Optional.empty();
    }

    private static String found(Entry entry) {
        return entry.keys().isEmpty() ? "" : ", only " + String.join(", ", entry.keys());
    }

    private Optional<Rule> rule(String subject, Entry entry, Of of) {
        return switch (subject) {
            case "all" -> several(entry.allows(Set.of("all")), "all", of, Rule.All::new);
            case "any" -> several(entry.allows(Set.of("any")), "any", of, Rule.Any::new);
            case "not" -> one("not", entry.allows(Set.of("not")), of).map(Rule.Not::new);
            case "rule" -> scope.rules().named(entry.allows(Set.of("rule")), of);
            case "lens" -> placed(entry, of);
            case "audience" -> member(entry.allows(Set.of("audience")), of);
            case "people" -> people(entry, of);
            case "trait" -> TraitReader.read(entry);
            case "list" -> scope.listed(entry.allows(Set.of("list")));
            case "score" -> scored(entry, of);
            case "preference" -> PreferenceReader.condition(entry, of, scope.preferences());
            case "nps" -> NpsReader.read(entry, of);
            default -> leaves.read(subject, entry);
        };
    }

    private Optional<Rule> several(Entry entry, String key, Of of, Function<List<Rule>, Rule> with) {
        if (!entry.isList(key)) {
            entry.error(entry.at(key), key + " is a list", key + ": [ … ] with a condition for each");
            return Optional.empty();
        }
        var entries = entry.entries(key);
        var rules = new ArrayList<Rule>();
        entries.forEach(one -> rule(one, of).ifPresent(rules::add));
        if (rules.size() < entries.size()) {
            return Optional.empty();
        }
        if (rules.isEmpty()) {
            entry.error(entry.at(key), key + " has no conditions", "a list of conditions");
            return Optional.empty();
        }
        return Optional.of(with.apply(rules));
    }

    private Optional<Rule> placed(Entry entry, Of of) {
        if (entry.has("is_not") || entry.has("not_in")) {
            var key = entry.has("is_not") ? "is_not" : "not_in";
            entry.error(
                    entry.atKey(key),
                    "a lens is asked for segments that somebody is in",
                    "not: { lens: " + entry.text("lens").orElse("…") + ", " + key.replaceAll("_?not_?", "") + ": "
                            + entry.written(key) + " }");
            return Optional.empty();
        }
        entry.allows(List.of("lens", "is", "in"));
        var segments = Stream.concat(entry.texts("is").stream(), entry.texts("in").stream())
                .toList();
        if (segments.isEmpty() || entry.has("is") == entry.has("in")) {
            entry.error(entry.place(), "the segment of the lens is not said", "{ lens: …, is: … } or in: [ … ]");
            return Optional.empty();
        }
        return name(entry, "lens").map(name -> {
            scope.refersTo(new Scope.Reference(Scope.Kind.LENS, name, segments, of));
            return new Rule.Placed(
                    name.value(), segments.stream().map(Entry.Text::value).toList());
        });
    }

    private Optional<Rule> member(Entry entry, Of of) {
        return name(entry, "audience").map(name -> {
            scope.refersTo(new Scope.Reference(Scope.Kind.AUDIENCE, name, List.of(), of));
            return new Rule.Member(name.value());
        });
    }

    private Optional<Rule> scored(Entry entry, Of of) {
        var allowed = new ArrayList<>(Amounts.KEYS);
        allowed.addAll(TopReader.KEYS);
        allowed.add("score");
        entry.allows(allowed);
        return name(entry, "score").flatMap(name -> {
            scope.refersTo(new Scope.Reference(Scope.Kind.SCORE, name, List.of(), of));
            return entry.has("top") && !Amounts.isIn(entry)
                    ? TopReader.read(entry, new Rule.Ranking.OfScore(name.value()))
                    : Amounts.number(entry).map(points -> new Rule.Scored(name.value(), points));
        });
    }

    private static Optional<Entry.Text> name(Entry entry, String key) {
        return entry.text(key).map(name -> new Entry.Text(name, entry.at(key)));
    }

    private Optional<Rule> people(Entry entry, Of of) {
        var allowed = new ArrayList<>(Amounts.KEYS);
        allowed.addAll(List.of("people", "share_of", "none", "everybody"));
        entry.allows(allowed);
        if (of == Of.PEOPLE) {
            entry.error(entry.atKey("people"), "a rule of people asks about people", "the condition itself");
            return Optional.empty();
        }
        return one("people", entry, Of.PEOPLE).flatMap(who -> roll(who, entry));
    }

    private static Optional<Rule> roll(Rule who, Entry entry) {
        var trait = entry.text("share_of");
        if (entry.has("none") || entry.has("everybody")) {
            var key = entry.has("none") ? "none" : "everybody";
            if (!entry.text(key).equals(Optional.of("true"))
                    || entry.has("none") && entry.has("everybody")
                    || trait.isPresent()
                    || Amounts.isIn(entry)) {
                entry.error(entry.at(key), key + " stands alone", key + ": true");
                return Optional.empty();
            }
            return Optional.of(
                    key.equals("none")
                            ? new Rule.People(who, new Rule.Base.Heads(), new Amount.AtMost(BigDecimal.ZERO))
                            : new Rule.People(who, new Rule.Base.Everybody(), Amount.atLeast(100)));
        }
        if (trait.isPresent()) {
            return Amounts.percentage(entry)
                    .map(share -> new Rule.People(who, new Rule.Base.OfTrait(trait.get()), share));
        }
        if (Amounts.isPercentage(entry)) {
            return Amounts.percentage(entry).map(share -> new Rule.People(who, new Rule.Base.Everybody(), share));
        }
        return Amounts.count(entry).map(number -> new Rule.People(who, new Rule.Base.Heads(), number));
    }
}
