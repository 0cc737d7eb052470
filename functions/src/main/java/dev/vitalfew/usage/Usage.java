package dev.vitalfew.usage;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Scaled;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * How often each meter ticked on each local date. A meter that is absent was never counted; one that was counted and
 * never ticked has no dates. A meter may be counted since a date: what was before is not known. Immutable; usages of
 * several ids can be added.
 *
 * <p>Asked for everybody every day, so it is kept in arrays: the readings of the meter at a place of the panel are those
 * from {@code starts[place]} to {@code ends[place]}, the earliest first. Dates are days since 1970.
 */
public final class Usage {

    public static final Usage NONE = new Usage(Map.of());

    static final int NEVER_COUNTED = -1;

    /** More often on one day weighs no more, lest weights wrap round. */
    private static final long MOST_TIMES = 1_000_000;

    private final Panel panel;
    private final int[] starts;
    private final int[] ends;
    /** How many readings there are in all. */
    final int size;
    /** By reading: the place of its meter. */
    final int[] places;

    final int[] days;
    final long[] numbers;
    private final Map<String, LocalDate> since;

    /** @param ends {@link #NEVER_COUNTED} at the place of such a meter, whose start is then 0 */
    Usage(
            Panel panel,
            int[] starts,
            int[] ends,
            int size,
            int[] places,
            int[] days,
            long[] numbers,
            Map<String, LocalDate> since) {
        this.panel = panel;
        this.starts = starts;
        this.ends = ends;
        this.size = size;
        this.places = places;
        this.days = days;
        this.numbers = numbers;
        this.since = Map.copyOf(since);
    }

    /** @param days by the meter's name */
    public Usage(Map<String, ? extends NavigableMap<LocalDate, Long>> days) {
        this(days, Map.of());
    }

    /**
     * @param days by the meter's name
     * @param since by the meter's name, of those alone of which it isn't known what was before
     */
    public Usage(Map<String, ? extends NavigableMap<LocalDate, Long>> days, Map<String, LocalDate> since) {
        var readings = Readings.of(days);
        this(
                readings.panel,
                readings.starts,
                readings.ends,
                readings.size(),
                readings.places,
                readings.days,
                readings.numbers,
                since);
    }

    /** Days since 1970, as far as they fit. */
    public static int day(LocalDate date) {
        return (int) Math.clamp(date.toEpochDay(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static Usage sum(Collection<Usage> usages) {
        if (usages.size() == 1) {
            return usages.iterator().next();
        }
        var meters =
                usages.stream().flatMap(usage -> usage.panel.meters().stream()).toList();
        var sum = new UsageSum(Panel.of(meters));
        usages.forEach(sum::add);
        return sum.usage();
    }

    public Usage plus(Usage other) {
        return sum(List.of(this, other));
    }

    public Panel panel() {
        return panel;
    }

    public boolean counted(Meter meter) {
        return isCounted(panel.place(meter.name()));
    }

    /** Whether it has happened at all. */
    public boolean ticked(Meter meter) {
        var place = panel.place(meter.name());
        return place != Panel.ABSENT && size(place) > 0;
    }

    boolean isCounted(int place) {
        return place != Panel.ABSENT && ends[place] != NEVER_COUNTED;
    }

    int size(int place) {
        return Math.max(0, ends[place] - starts[place]);
    }

    /** By the meter's name, since when it was counted; of what was counted from the beginning, nothing. */
    public Map<String, LocalDate> since() {
        return since;
    }

    /** Whether all of it was counted from the beginning. */
    public boolean isWhole() {
        return since.isEmpty();
    }

    /** Of all meters the first day with a reading; 0 when there is none. */
    int firstDay() {
        var first = Integer.MAX_VALUE;
        for (var place = 0; place < panel.size(); place++) {
            if (size(place) > 0) {
                first = Math.min(first, days[starts[place]]);
            }
        }
        return first == Integer.MAX_VALUE ? 0 : first;
    }

    /** By the meter's name. */
    public Map<String, NavigableMap<LocalDate, Long>> days() {
        var byMeter = new HashMap<String, NavigableMap<LocalDate, Long>>();
        for (var place = 0; place < panel.size(); place++) {
            if (isCounted(place)) {
                byMeter.put(panel.meters().get(place), daysAt(place));
            }
        }
        return byMeter;
    }

    /** Of one meter; none when it was never counted. */
    public NavigableMap<LocalDate, Long> days(Meter meter) {
        var place = panel.place(meter.name());
        return isCounted(place) ? daysAt(place) : new TreeMap<>();
    }

    private NavigableMap<LocalDate, Long> daysAt(int place) {
        var byDate = new TreeMap<LocalDate, Long>();
        forEach(place, (day, number) -> byDate.put(LocalDate.ofEpochDay(day), number));
        return byDate;
    }

    /** What a meter read on a day. */
    interface Reader {
        void read(int day, long number);
    }

    void forEach(int place, Reader reader) {
        for (var i = starts[place]; i < ends[place]; i++) {
            reader.read(days[i], numbers[i]);
        }
    }

    /** How often it happened from {@code from} to {@code to}, both included. */
    public long times(int place, int from, int to) {
        long times = 0;
        for (int i = ends[place] - 1, start = starts[place]; i >= start && days[i] >= from; i--) {
            times = days[i] <= to ? Scaled.plus(times, numbers[i]) : times;
        }
        return times;
    }

    /** How much it weighs: each time on {@code to} as much as the first of the weights, the day before the second, … */
    public long weight(int place, int to, long[] weights) {
        long weight = 0;
        for (int i = ends[place] - 1, start = starts[place]; i >= start; i--) {
            var daysBack = to - days[i];
            if (daysBack >= weights.length) {
                break;
            }
            if (daysBack >= 0) {
                weight = Scaled.plus(weight, Math.min(numbers[i], MOST_TIMES) * weights[daysBack]);
            }
        }
        return weight;
    }

    /** The smallest or greatest number of a meter that keeps it; empty when there was none. */
    public OptionalLong extreme(int place, int from, int to) {
        var first = first(place, from);
        return Arrays.stream(numbers, first, Math.max(first, end(place, to)))
                .reduce(Meter.merging(panel.meters().get(place)));
    }

    /** On how many dates from {@code from} to {@code to} it happened. */
    public int dates(int place, int from, int to) {
        return Math.max(0, end(place, to) - first(place, from));
    }

    /** The first day on or after {@code from}; there must be one. */
    public int firstDay(int place, int from) {
        return days[first(place, from)];
    }

    /** The last day on or before {@code to}; there must be one. */
    public int lastDay(int place, int to) {
        return days[end(place, to) - 1];
    }

    /** On which dates from {@code from} to {@code to} any of it happened, the earliest first. */
    public int[] dates(int[] places, int from, int to) {
        if (places.length == 1) {
            var first = first(places[0], from);
            return Arrays.copyOfRange(days, first, Math.max(first, end(places[0], to)));
        }
        return Arrays.stream(places)
                .flatMap(place -> Arrays.stream(dates(new int[] {place}, from, to)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The first reading on or after the day. */
    private int first(int place, int from) {
        var i = Math.max(starts[place], ends[place]);
        while (i > starts[place] && days[i - 1] >= from) {
            i--;
        }
        return i;
    }

    /** Behind the last reading on or before the day. */
    private int end(int place, int to) {
        var i = Math.max(starts[place], ends[place]);
        while (i > starts[place] && days[i - 1] > to) {
            i--;
        }
        return i;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Usage usage && days().equals(usage.days()) && since.equals(usage.since);
    }

    @Override
    public int hashCode() {
        return days().hashCode();
    }

    @Override
    public String toString() {
        return days().toString();
    }
}
