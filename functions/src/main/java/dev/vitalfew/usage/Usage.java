package dev.vitalfew.usage;

import dev.vitalfew.rules.Meter;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * How often each meter ticked on each local date. A meter that is absent was never counted; one that was counted and
 * never ticked has no dates. Immutable; usages of several ids can be added.
 *
 * @param days by the meter's name
 */
public record Usage(Map<String, NavigableMap<LocalDate, Integer>> days) {

    public static final Usage NONE = new Usage(Map.of());

    private static final NavigableMap<LocalDate, Integer> NEVER = new TreeMap<>();

    public Usage {
        days = Map.copyOf(days);
    }

    public static Usage sum(Collection<Usage> usages) {
        if (usages.size() == 1) {
            return usages.iterator().next();
        }
        var sum = new HashMap<String, NavigableMap<LocalDate, Integer>>();
        for (var usage : usages) {
            usage.days.forEach((meter, counts) -> {
                var total = sum.computeIfAbsent(meter, _ -> new TreeMap<>());
                counts.forEach((date, count) -> total.merge(date, count, Integer::sum));
            });
        }
        return new Usage(sum);
    }

    public boolean counted(Meter meter) {
        return days.containsKey(meter.name());
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
            return NEVER;
        }
        return days.getOrDefault(meter.name(), NEVER).subMap(from, true, to, true);
    }

    public Usage plus(Usage other) {
        return sum(java.util.List.of(this, other));
    }
}
