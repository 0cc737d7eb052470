package dev.vitalfew.model;

import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Measure.How;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is counted, and how: a subject, {@code where} and {@code count}. */
final class MeasureReader {

    static final List<String> HOW = List.of("count", "each_at_least");

    private static final List<String> COUNTS =
            List.of("times", "days", "weeks", "kinds", "sum of …", "average of …", "min of …", "max of …");

    private final CountedReader counted;

    /** The keys that say what is counted. */
    static List<String> keys(String subject) {
        return switch (subject) {
            case "email" -> List.of("email", "did", "link", "topic");
            case "page" -> List.of("page", "where");
            default -> List.of(subject, "where", "except");
        };
    }

    MeasureReader(Scope scope) {
        this.counted = new CountedReader(scope);
    }

    /** What was read before it is known how far back and how exactly it must be kept. */
    record Draft(How how, Map<String, Comparison> where, CountedReader.Counted counted) {

        Measure measure(int keptDays, boolean timesMatter) {
            var meters = counted.what().stream()
                    .flatMap(what ->
                            readings(how).map(reading -> new Meter(what, where, reading, keptDays, timesMatter)))
                    .toList();
            return new Measure(how, meters, counted.words() + conditions());
        }

        private String conditions() {
            return where.isEmpty()
                    ? ""
                    : new TreeMap<>(where)
                            .entrySet().stream()
                                    .map(wanted -> wanted.getKey() + " "
                                            + wanted.getValue().text().replace('_', ' '))
                                    .collect(Collectors.joining(", ", " (", ")"));
        }

        private static Stream<Reading> readings(How how) {
            return switch (how) {
                case How.Sum(var property) -> Stream.of(new Reading.Sum(property));
                case How.Average(var property) -> Stream.of(new Reading.Sum(property), new Reading.Present(property));
                case How.Least(var property) -> Stream.of(new Reading.Least(property));
                case How.Most(var property) -> Stream.of(new Reading.Most(property));
                case How.Times _, How.Days _, How.Weeks _, How.Kinds _ -> Stream.of(new Reading.Once());
            };
        }

        /** Whether it is a number of a property, which can be anything, rather than a count. */
        boolean isOfProperty() {
            return readings(how).noneMatch(Reading.Once.class::isInstance);
        }
    }

    Optional<Draft> read(String subject, Entry entry) {
        var how = how(entry);
        var where = where(entry);
        var what = counted.what(subject, entry);
        if (how.isEmpty() || where.isEmpty() || what.isEmpty()) {
            return Optional.empty();
        }
        if (how.get() instanceof How.Kinds && what.get().what().size() == 1 && !subject.equals("feature")) {
            entry.error(entry.at("count"), "there is only one kind of it", "event: [A, B, C], count: kinds");
            return Optional.empty();
        }
        return Optional.of(new Draft(how.get(), where.get(), what.get()));
    }

    private static Optional<How> how(Entry entry) {
        var how = entry.text("count").orElse("times");
        if (entry.has("each_at_least") && !how.equals("weeks")) {
            entry.error(entry.atKey("each_at_least"), "each_at_least is about weeks", "count: weeks");
        }
        return switch (how) {
            case "times" -> Optional.of(new How.Times());
            case "days" -> Optional.of(new How.Days());
            case "weeks" -> whole(entry, "each_at_least", 1).map(How.Weeks::new);
            case "kinds" -> Optional.of(new How.Kinds());
            default -> ofProperty(entry, how);
        };
    }

    private static Optional<How> ofProperty(Entry entry, String how) {
        var words = how.split(" of ", 2);
        var property = words.length == 2 ? words[1].strip() : "";
        if (!property.isEmpty()) {
            switch (words[0]) {
                case "sum" -> {
                    return Optional.of(new How.Sum(property));
                }
                case "average" -> {
                    return Optional.of(new How.Average(property));
                }
                case "min" -> {
                    return Optional.of(new How.Least(property));
                }
                case "max" -> {
                    return Optional.of(new How.Most(property));
                }
                default -> {}
            }
        }
        entry.error(entry.at("count"), how + " can't be counted", Nearest.instead(how, COUNTS));
        return Optional.empty();
    }

    static Optional<Integer> whole(Entry entry, String key, int otherwise) {
        if (!entry.has(key)) {
            return Optional.of(otherwise);
        }
        var number = entry.text(key).flatMap(Quantity::count).filter(found -> found > 0);
        if (number.isEmpty()) {
            entry.error(entry.at(key), key + " is a whole number from 1", key + ": 8");
        }
        return number;
    }

    private static boolean isCompared(Entry where, String property) {
        if (!where.isEntry(property)) {
            where.error(
                    where.at(property),
                    "it is not said how " + property + " is compared",
                    property + ": { " + (where.isList(property) ? "in: " : "is: ") + where.written(property) + " }");
        }
        return where.isEntry(property);
    }

    /** What the event's properties must be like; empty when it can't be read. */
    private static Optional<Map<String, Comparison>> where(Entry entry) {
        var conditions = new HashMap<String, Comparison>();
        if (!entry.has("where")) {
            return Optional.of(conditions);
        }
        var where = entry.entry("where");
        if (where.filter(all -> all.has("trait") && !all.isEntry("trait")).isPresent()) {
            var property = where.flatMap(all -> all.text("trait")).orElse("…");
            entry.error(
                    entry.at("where"),
                    "where names the properties themselves, without trait",
                    "where: { " + property + ": { at_least: 3 } }");
            return Optional.empty();
        }
        for (var property : where.map(Entry::keys).orElse(Set.of())) {
            where.filter(all -> isCompared(all, property))
                    .flatMap(all -> all.entry(property))
                    .flatMap(one -> Amounts.comparison(one.allows(Amounts.COMPARISONS)))
                    .ifPresent(comparison -> conditions.put(property, comparison));
        }
        return where.filter(all -> all.keys().size() == conditions.size()).map(_ -> conditions);
    }
}
