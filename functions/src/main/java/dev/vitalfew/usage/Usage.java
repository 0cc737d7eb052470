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
import java.util.stream.LongStream;

/**
 * How often each meter ticked on each local date. A meter that is absent was never counted; one that was counted and
 * never ticked has no dates. A meter may be counted since a date: what was before is not known. Immutable; usages of
 * several ids can be added.
 *
 * <p>Asked for everybody every day, so what was read stays {@link Packed}: by the place of the meter on the panel, and by
 * days since 1970.
 */
public final class Usage {

    public static final Usage NONE = new Usage(Map.of());

    /** More often on one day weighs no more, lest weights wrap round. */
    private static final long MOST_TIMES = 1_000_000;

    private final Panel panel;
    private final boolean[] counted;
    final Packed packed;
    private final Map<String, LocalDate> since;

    /** @param counted by place, whether the meter was counted */
    Usage(Panel panel, boolean[] counted, Packed packed, Map<String, LocalDate> since) {
        this.panel = panel;
        this.counted = counted;
        this.packed = packed;
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
        this(readings.panel, readings.counted, readings.packed(), since);
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
        return place != Panel.ABSENT && dates(place, 0, Integer.MAX_VALUE) > 0;
    }

    boolean isCounted(int place) {
        return place != Panel.ABSENT && counted[place];
    }

    /** By the meter's name, since when it was counted; of what was counted from the beginning, nothing. */
    public Map<String, LocalDate> since() {
        return since;
    }

    /** Whether all of it was counted from the beginning. */
    public boolean isWhole() {
        return since.isEmpty();
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

    int size() {
        return packed.size;
    }

    void forEach(int place, Packed.Reader reader) {
        packed.forEach(place, reader);
    }

    /** How often any of it happened from {@code from} to {@code to}, both included. */
    public long times(int[] places, int from, int to) {
        var sum = new Sum();
        for (var place : places) {
            packed.forEach(place, from, to, sum);
        }
        return sum.sum;
    }

    private static final class Sum implements Packed.Reader {

        private long sum;

        @Override
        public void read(int day, long number) {
            sum = Scaled.plus(sum, number);
        }
    }

    /** How much it weighs: each time on {@code to} as much as the first of the weights, the day before the second, … */
    public long weight(int place, int to, long[] weights) {
        var sum = new Sum();
        packed.forEach(
                place,
                to - weights.length + 1,
                to,
                (day, number) -> sum.read(day, Math.min(number, MOST_TIMES) * weights[to - day]));
        return sum.sum;
    }

    /** The smallest or greatest number of a meter that keeps it; empty when there was none. */
    public OptionalLong extreme(int place, int from, int to) {
        var numbers = LongStream.builder();
        packed.forEach(place, from, to, (_, number) -> numbers.add(number));
        return numbers.build().reduce(Meter.merging(panel.meters().get(place)));
    }

    /** On how many dates from {@code from} to {@code to} it happened. */
    public int dates(int place, int from, int to) {
        return Math.max(0, end(place, to) - first(place, from));
    }

    /** The first day on or after {@code from}; there must be one. */
    public int firstDay(int place, int from) {
        return packed.day(first(place, from));
    }

    /** The last day on or before {@code to}; there must be one. */
    public int lastDay(int place, int to) {
        return packed.day(end(place, to) - 1);
    }

    /** On which dates from {@code from} to {@code to} any of it happened, the earliest first. */
    public int[] dates(int[] places, int from, int to) {
        if (places.length == 1) {
            return packed.days(places[0], from, to);
        }
        return Arrays.stream(places)
                .flatMap(place -> Arrays.stream(packed.days(place, from, to)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The first reading on or after the day. */
    private int first(int place, int from) {
        return packed.first(place, from);
    }

    /** Behind the last reading on or before the day. */
    private int end(int place, int to) {
        return packed.first(place, to + 1L);
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
