package dev.vitalfew.model;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Comparison;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what something is compared with: at most one comparison for each condition. */
final class Amounts {

    static final List<String> KEYS = List.of("at_least", "at_most", "less_than", "between");

    static final List<String> COMPARISONS = Stream.concat(
                    Stream.of(
                            "is", "is_not", "in", "not_in", "contains", "starts_with", "matches", "exists", "missing"),
                    KEYS.stream())
            .toList();

    private Amounts() {}

    static boolean isIn(Entry entry) {
        return KEYS.stream().anyMatch(entry::has);
    }

    /** A whole number; at least one, if nothing is said. */
    static Optional<Amount> count(Entry entry) {
        return isIn(entry)
                ? amount(entry, text -> Quantity.count(text).map(BigDecimal::valueOf), "a whole number such as 3")
                : Optional.of(Amount.atLeast(1));
    }

    /** A number; one that has to be said. */
    static Optional<Amount> number(Entry entry) {
        return amount(entry, Quantity::number, "a number such as 3 or 2.5");
    }

    static Optional<Amount> percentage(Entry entry) {
        return amount(entry, Quantity::percentage, "a percentage such as 20%");
    }

    static boolean isPercentage(Entry entry) {
        return KEYS.stream().flatMap(key -> entry.texts(key).stream()).anyMatch(text -> text.value()
                .endsWith("%"));
    }

    /** The one comparison of a trait's or property's value. */
    static Optional<Comparison> comparison(Entry entry) {
        var keys = COMPARISONS.stream().filter(entry::has).toList();
        if (keys.size() != 1) {
            entry.error(
                    keys.isEmpty() ? entry.place() : entry.atKey(keys.get(1)),
                    keys.isEmpty() ? "it is not said what the value must be" : "a condition has one comparison",
                    keys.isEmpty()
                            ? "one of " + String.join(", ", COMPARISONS)
                            : "all: [ … ] with a condition for each");
            return Optional.empty();
        }
        var key = keys.getFirst();
        if (entry.hasNull(key)) {
            entry.error(entry.at(key), "null is no value", insteadOfNull(key));
            return Optional.empty();
        }
        return switch (key) {
            case "is" -> one(entry, key).map(Comparison.Is::new);
            case "is_not" -> one(entry, key).map(Comparison.IsNot::new);
            case "contains" -> one(entry, key).map(Comparison.Contains::new);
            case "starts_with" -> one(entry, key).map(Comparison.StartsWith::new);
            case "matches" -> one(entry, key).map(Comparison.Matches::new);
            case "in" -> list(entry, key).map(Comparison.In::new);
            case "not_in" -> list(entry, key).map(Comparison.NotIn::new);
            case "exists" -> flag(entry, key, "missing").map(_ -> new Comparison.Exists());
            case "missing" -> flag(entry, key, "exists").map(_ -> new Comparison.Missing());
            default -> number(entry).map(Comparison.OfAmount::new);
        };
    }

    private static String insteadOfNull(String key) {
        return switch (key) {
            case "is_not" -> "exists: true";
            case "in" -> "any: [ … ] with missing: true in one of them";
            case "not_in" -> "all: [ … ] with exists: true in one of them";
            default -> "missing: true";
        };
    }

    private static Optional<String> one(Entry entry, String key) {
        if (entry.isList(key)) {
            entry.error(
                    entry.at(key),
                    key + " has one value",
                    switch (key) {
                        case "is" -> "in: " + entry.written(key);
                        case "is_not" -> "not_in: " + entry.written(key);
                        default -> "any: [ … ] with a condition for each";
                    });
            return Optional.empty();
        }
        return entry.text(key);
    }

    private static Optional<List<String>> list(Entry entry, String key) {
        var texts = entry.texts(key).stream().map(Entry.Text::value).toList();
        if (texts.isEmpty()) {
            entry.error(entry.at(key), key + " has no values", key + ": [a, b]");
            return Optional.empty();
        }
        return Optional.of(texts);
    }

    private static Optional<String> flag(Entry entry, String key, String opposite) {
        var value = entry.text(key);
        if (!value.equals(Optional.of("true"))) {
            entry.error(entry.at(key), key + " is only ever true", key + ": true, or " + opposite + ": true");
            return Optional.empty();
        }
        return value;
    }

    private static Optional<Amount> amount(
            Entry entry, Function<String, Optional<BigDecimal>> number, String expected) {
        var keys = KEYS.stream().filter(entry::has).toList();
        if (keys.size() != 1) {
            entry.error(
                    keys.isEmpty() ? entry.place() : entry.atKey(keys.get(1)),
                    keys.isEmpty() ? "it is not said how much" : "a condition has one comparison",
                    keys.isEmpty() ? "one of " + String.join(", ", KEYS) : "between: [least, most]");
            return Optional.empty();
        }
        var key = keys.getFirst();
        var texts = entry.texts(key);
        var numbers = texts.stream()
                .flatMap(text -> number(entry, text, number, expected).stream())
                .toList();
        if (numbers.size() < texts.size() || texts.isEmpty()) {
            return Optional.empty();
        }
        return amount(entry, key, numbers);
    }

    private static Optional<BigDecimal> number(
            Entry entry, Entry.Text text, Function<String, Optional<BigDecimal>> number, String expected) {
        var found = number.apply(text.value());
        var meant = Quantity.unseparated(text.value())
                .filter(plain -> number.apply(plain).isPresent());
        if (found.isEmpty()) {
            entry.error(text.place(), text.value() + " is not " + expected, meant.orElse(expected));
            return Optional.empty();
        }
        if (meant.isPresent() && text.value().endsWith("0")) {
            var decimal = found.get().stripTrailingZeros().toPlainString();
            entry.error(
                    text.place(),
                    text.value() + " can be read as " + meant.get() + " and as " + decimal,
                    meant.get() + " or " + decimal);
            return Optional.empty();
        }
        return found;
    }

    private static Optional<Amount> amount(Entry entry, String key, List<BigDecimal> numbers) {
        if (key.equals("between")) {
            if (numbers.size() != 2) {
                entry.error(
                        entry.at(key),
                        "between has a least and a most, not " + numbers.size()
                                + (numbers.size() == 1 ? " number" : " numbers"),
                        "between: [1, 4]");
                return Optional.empty();
            }
            var least = numbers.getFirst();
            var most = numbers.getLast();
            if (least.compareTo(most) > 0) {
                entry.error(
                        entry.at(key),
                        "between has the least first, and " + least.toPlainString() + " is more than "
                                + most.toPlainString(),
                        "between: [" + most.toPlainString() + ", " + least.toPlainString() + "]");
                return Optional.empty();
            }
            return Optional.of(new Amount.Between(least, most));
        }
        if (numbers.size() != 1) {
            entry.error(entry.at(key), key + " has one number", key + ": 3");
            return Optional.empty();
        }
        var one = numbers.getFirst();
        return Optional.of(
                switch (key) {
                    case "at_least" -> new Amount.AtLeast(one);
                    case "at_most" -> new Amount.AtMost(one);
                    default -> new Amount.LessThan(one);
                });
    }
}
