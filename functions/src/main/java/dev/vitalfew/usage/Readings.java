package dev.vitalfew.usage;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;

/** A usage while it is being put together: one meter after the other, of each its days, the earliest first. */
final class Readings {

    final Panel panel;
    final int[] starts;
    final int[] ends;
    final int[] places;
    final int[] days;
    final long[] numbers;
    private int place;
    private int filled;
    private Map<String, LocalDate> since = Map.of();

    /** @param most how many readings there will be, at most */
    Readings(Panel panel, int most) {
        this.panel = panel;
        this.starts = new int[panel.size()];
        this.ends = new int[panel.size()];
        this.places = new int[most];
        this.days = new int[most];
        this.numbers = new long[most];
        Arrays.fill(ends, Usage.NEVER_COUNTED);
    }

    /** @param days by the meter's name */
    static Readings of(Map<String, ? extends NavigableMap<LocalDate, Long>> days) {
        var all = days.values().stream().mapToInt(Map::size).sum();
        var readings = new Readings(Panel.of(days.keySet()), all);
        days.forEach((meter, byDate) -> {
            readings.begin(readings.panel.place(meter));
            byDate.forEach((date, number) -> readings.add(Usage.day(date), number));
            readings.end();
        });
        return readings;
    }

    void begin(int atPlace) {
        place = atPlace;
        starts[place] = filled;
    }

    void add(int day, long number) {
        places[filled] = place;
        days[filled] = day;
        numbers[filled++] = number;
    }

    void end() {
        ends[place] = filled;
    }

    /** Notes that a meter was counted since that date, rather than from the beginning. */
    void since(String meter, LocalDate date) {
        var more = new HashMap<>(since);
        more.put(meter, date);
        since = more;
    }

    int size() {
        return filled;
    }

    Usage usage() {
        return new Usage(panel, starts, ends, filled, places, days, numbers, since);
    }
}
