package dev.vitalfew.model;

import dev.vitalfew.rules.DateTest;
import dev.vitalfew.rules.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads a condition on a trait: on its value, or on the date that it is. */
final class TraitReader {

    private static final List<String> DATES = List.of("before", "after", "in_last", "in_next", "anniversary");
    private static final int MOST_DAYS = 365;

    private TraitReader() {}

    static Optional<Rule> read(Entry entry) {
        var allowed = new ArrayList<>(Amounts.COMPARISONS);
        allowed.addAll(DATES);
        allowed.addAll(TopReader.KEYS);
        allowed.add("trait");
        entry.allows(allowed);
        var trait = entry.text("trait");
        var dates = DATES.stream().filter(entry::has).toList();
        if (dates.isEmpty() && entry.has("top") && Amounts.COMPARISONS.stream().noneMatch(entry::has)) {
            return trait.flatMap(name -> TopReader.read(entry, new Rule.Ranking.OfTrait(name)));
        }
        if (dates.isEmpty() && !entry.has("top")) {
            return trait.flatMap(name -> Amounts.comparison(entry).map(value -> new Rule.Stated(name, value)));
        }
        if (dates.size() != 1
                || entry.has("top")
                || Amounts.COMPARISONS.stream().anyMatch(entry::has)) {
            entry.error(
                    entry.atKey(entry.has("top") ? "top" : dates.getLast()),
                    "a condition has one comparison",
                    "all: [ … ] with a condition for each");
            return Optional.empty();
        }
        return trait.flatMap(name -> date(entry, dates.getFirst()).map(test -> new Rule.Dated(name, test)));
    }

    private static Optional<DateTest> date(Entry entry, String key) {
        return switch (key) {
            case "before" -> WindowReader.date(entry, key).map(DateTest.Before::new);
            case "after" -> WindowReader.date(entry, key).map(DateTest.After::new);
            case "in_last" -> days(entry, key, DateTest.InLast::new);
            case "in_next" -> days(entry, key, DateTest.InNext::new);
            default ->
                entry.text(key).equals(Optional.of("true"))
                        ? Optional.of(new DateTest.Anniversary(0))
                        : days(entry, key, DateTest.Anniversary::new);
        };
    }

    private static Optional<DateTest> days(Entry entry, String key, Function<Integer, DateTest> test) {
        var days = entry.text(key).flatMap(Quantity::days);
        var most = key.equals("anniversary") ? MOST_DAYS : Integer.MAX_VALUE;
        if (days.filter(number -> number <= most).isEmpty()) {
            var example = key.equals("anniversary") ? "anniversary: true, or 7d ahead" : key + ": 7d";
            entry.error(
                    entry.at(key), entry.text(key).orElse("nothing") + " is not a number of days or weeks", example);
            return Optional.empty();
        }
        return days.map(test);
    }
}
