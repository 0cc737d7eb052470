package dev.vitalfew.quality;

import dev.vitalfew.model.Of;
import dev.vitalfew.quality.Counted.Value;
import dev.vitalfew.quality.Finding.Kind;
import dev.vitalfew.quality.Reads.TraitOf;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Traits that rules need: missing, spelled in several ways, outside of what rules name, numbers that are none. */
final class TraitFindings {

    /** As many groups of spellings are shown. */
    private static final int GROUPS = 3;

    private final Watched watched;
    private final Quality notes;

    TraitFindings(Watched watched, Quality notes) {
        this.watched = watched;
        this.notes = notes;
    }

    Stream<Finding> all() {
        return watched.traits().keySet().stream()
                .filter(trait -> all(trait) > 0)
                .flatMap(trait -> of(trait, notes.statements(trait))
                        .map(finding -> finding.neededBy(watched.traits().getOrDefault(trait, new TreeSet<>()))));
    }

    private long all(TraitOf trait) {
        return trait.of() == Of.ACCOUNTS ? notes.accounts() : notes.people();
    }

    private Stream<Finding> of(TraitOf trait, Statements statements) {
        return Stream.of(
                        missing(trait, statements),
                        nearDuplicates(trait, statements),
                        outside(trait, statements),
                        numbers(trait, statements))
                .flatMap(Optional::stream);
    }

    private Optional<Finding> missing(TraitOf trait, Statements statements) {
        var missing = statements.missing();
        return finding(
                Kind.MISSING_TRAIT,
                Severity.ofShare(missing.count(), all(trait)),
                trait,
                "%s of %s have no %s, and rules need it.",
                missing,
                "Send it with %s, from where it is known: the billing system, the sign-up form or the CRM."
                        .formatted(trait.of() == Of.ACCOUNTS ? "group" : "identify"));
    }

    private Optional<Finding> outside(TraitOf trait, Statements statements) {
        var named = watched.values(trait);
        var values = statements.values().byValue().entrySet().stream()
                .map(entry -> new Value(entry.getKey(), entry.getValue().count()))
                .filter(value -> !named.fit(value.value()))
                .sorted()
                .toList();
        var outside = statements.outside();
        return finding(
                Kind.VALUE_OUTSIDE_SET,
                Severity.ofShare(outside.count(), all(trait)).atMost(Severity.MEDIUM),
                trait,
                "%s of %s have a value of %s that no rule names: " + escaped(Counted.values(values)) + ".",
                outside,
                "Correct it where it is entered; if the value is right, name it in a rule of the model.");
    }

    private Optional<Finding> numbers(TraitOf trait, Statements statements) {
        var numbers = statements.numbers().count() + statements.numbersAsText().count();
        var texts = statements.texts();
        if (texts.count() > 0 && (watched.isAmount(trait) || numbers > 0)) {
            var fewer = watched.isAmount(trait) || texts.count() <= numbers ? texts : numeric(statements);
            return finding(
                    Kind.MIXED_TYPES,
                    Severity.ofShare(fewer.count(), all(trait)).atLeast(Severity.MEDIUM),
                    trait,
                    fewer == texts
                            ? "%s of %s have text as %s, which is a number elsewhere or in rules; no amount is read from it."
                            : "%s of %s have a number as %s, which is text elsewhere.",
                    fewer,
                    "Send it as one type everywhere; a number without unit and quotes.");
        }
        if (watched.isAmount(trait) || statements.numbers().count() > 0) {
            return finding(
                    Kind.NUMBER_AS_TEXT,
                    Severity.LOW,
                    trait,
                    "%s of %s have %s as a number in quotes; it is compared as a number.",
                    statements.numbersAsText(),
                    "Send it as a number, without quotes.");
        }
        return Optional.empty();
    }

    private static Found numeric(Statements statements) {
        var numeric = new Found();
        numeric.add(statements.numbers());
        numeric.add(statements.numbersAsText());
        return numeric;
    }

    /** Of the values that are kept: those that differ by spelling alone from what a rule names, or from each other. */
    private Optional<Finding> nearDuplicates(TraitOf trait, Statements statements) {
        if (watched.isAmount(trait)) {
            return Optional.empty();
        }
        var alike = Alike.in(statements.values(), watched.values(trait).values()).stream()
                .sorted(Comparator.comparing((Alike group) -> -group.wrong().count())
                        .thenComparing(Alike::right))
                .toList();
        var wrong = new Found();
        alike.forEach(group -> wrong.add(group.wrong()));
        var pairs = alike.stream().limit(GROUPS).map(Alike::text).toList();
        return finding(
                Kind.NEAR_DUPLICATE_VALUES,
                Severity.ofShare(wrong.count(), all(trait)).atLeast(Severity.MEDIUM),
                trait,
                "%s of %s have a value of %s that differs from another by spelling alone: "
                        + escaped(String.join("; ", pairs)) + ".",
                wrong,
                alike.isEmpty()
                        ? ""
                        : "Send one spelling, \"%s\"; or let the rule name them all with in: [ … ]."
                                .formatted(alike.getFirst().right()));
    }

    private Optional<Finding> finding(
            Kind kind, Severity severity, TraitOf trait, String what, Found found, String todo) {
        if (found.count() == 0) {
            return Optional.empty();
        }
        var accounts = trait.of() == Of.ACCOUNTS;
        var said = what.formatted(
                "%d".formatted(found.count()),
                accounts ? Counted.of(all(trait), "account", "accounts") : Counted.of(all(trait), "person", "people"),
                trait.trait());
        return Optional.of(Finding.of(
                        kind,
                        severity,
                        trait.trait(),
                        said,
                        found.count(),
                        all(trait),
                        trait.of().text(),
                        todo)
                .such(found.ids()));
    }

    /** Values may hold a percent sign. */
    private static String escaped(String values) {
        return values.replace("%", "%%");
    }
}
