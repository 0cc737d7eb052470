package dev.vitalfew.usage;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Scaled;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How often each meter ticked on each local date. A meter that is absent was never counted; one that was counted and
 * never ticked has no dates. Immutable; usages of several ids can be added.
 *
 * @param days by the meter's name
 */
public record Usage(Map<String, NavigableMap<LocalDate, Long>> days) {

    public static final Usage NONE = new Usage(Map.of());

    private static final NavigableMap<LocalDate, Long> NEVER = new TreeMap<>();

    public Usage {
        days = Map.copyOf(days);
    }

    public static Usage sum(Collection<Usage> usages) {
        if (usages.size() == 1) {
            return usages.iterator().next();
        }
        var sum = new HashMap<String, NavigableMap<LocalDate, Long>>();
        for (var usage : usages) {
            usage.days.forEach((meter, counts) -> {
                var total = sum.computeIfAbsent(meter, _ -> new TreeMap<>());
                var merging = Meter.merging(meter);
                counts.forEach((date, count) -> total.merge(date, count, merging::applyAsLong));
            });
        }
        return new Usage(sum);
    }

    public boolean counted(Meter meter) {
        return days.containsKey(meter.name());
    }

    /** How often it happened on the dates {@code from} to {@code to}, both included; of a sum, the numbers added up. */
    public long times(Meter meter, LocalDate from, LocalDate to) {
        long times = 0;
        for (long number : between(meter, from, to).values()) {
            times = Scaled.plus(times, number);
        }
        return times;
    }

    /** The smallest or greatest number of a meter that keeps it; empty when there was none. */
    public OptionalLong extreme(Meter meter, LocalDate from, LocalDate to) {
        return between(meter, from, to).values().stream()
                .mapToLong(Long::longValue)
                .reduce(Meter.merging(meter.name()));
    }

    /** On which dates from {@code from} to {@code to}, both included, it happened at least once, the earliest first. */
    public NavigableSet<LocalDate> dates(Meter meter, LocalDate from, LocalDate to) {
        return between(meter, from, to).navigableKeySet();
    }

    private NavigableMap<LocalDate, Long> between(Meter meter, LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            return NEVER;
        }
        return days.getOrDefault(meter.name(), NEVER).subMap(from, true, to, true);
    }

    public Usage plus(Usage other) {
        return sum(java.util.List.of(this, other));
    }
}
