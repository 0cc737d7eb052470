package dev.vitalfew.usage;

import dev.vitalfew.rules.Meter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How often each meter ticked on each local date. Immutable; usages of several ids can be added. */
public record Usage(Map<String, NavigableMap<LocalDate, Integer>> days) {

    public static final Usage NONE = new Usage(Map.of());

    public Usage {
        days = Map.copyOf(days);
    }

    /** How often it happened on the dates {@code from} to {@code to}, both included. */
    public int times(Meter meter, LocalDate from, LocalDate to) {
        return between(meter, from, to).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** On which dates from {@code from} to {@code to}, both included, it happened at least once. */
    public Set<LocalDate> dates(Meter meter, LocalDate from, LocalDate to) {
        return between(meter, from, to).keySet();
    }

    private NavigableMap<LocalDate, Integer> between(Meter meter, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return new TreeMap<>();
        }
        return days.getOrDefault(meter.name(), new TreeMap<>()).subMap(from, true, to, true);
    }

    public Usage plus(Usage other) {
        return sum(Stream.of(this, other).toList());
    }

    private static Usage sum(Collection<Usage> usages) {
        return new Usage(usages.stream()
                .flatMap(usage -> usage.days().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Usage::merged)));
    }

    private static NavigableMap<LocalDate, Integer> merged(
            NavigableMap<LocalDate, Integer> one, NavigableMap<LocalDate, Integer> other) {
        var sum = new TreeMap<>(one);
        other.forEach((date, count) -> sum.merge(date, count, Integer::sum));
        return sum;
    }
}
