package dev.vitalfew.usage;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A usage while it is being put together: one meter after the other in the order of the panel, of each its earliest day first. */
final class Readings {

    final Panel panel;
    final boolean[] counted;
    private final int[] places;
    private final int[] days;
    private final long[] numbers;
    private int place;
    private int filled;
    private Map<String, LocalDate> since = Map.of();

    /** @param most how many readings there will be, at most */
    Readings(Panel panel, int most) {
        this.panel = panel;
        this.counted = new boolean[panel.size()];
        this.places = new int[most];
        this.days = new int[most];
        this.numbers = new long[most];
    }

    /** @param days by the meter's name */
    static Readings of(Map<String, ? extends NavigableMap<LocalDate, Long>> days) {
        var all = days.values().stream().mapToInt(Map::size).sum();
        var readings = new Readings(Panel.of(days.keySet()), all);
        new TreeMap<>(days).forEach((meter, byDate) -> {
            readings.begin(readings.panel.place(meter));
            byDate.forEach((date, number) -> readings.add(Usage.day(date), number));
        });
        return readings;
    }

    /** Notes that a meter was counted; what is added from now on is of it. */
    void begin(int atPlace) {
        place = atPlace;
        counted[place] = true;
    }

    void add(int day, long number) {
        places[filled] = place;
        days[filled] = day;
        numbers[filled++] = number;
    }

    /** Notes that a meter was counted since that date, rather than from the beginning. */
    void since(String meter, LocalDate date) {
        var more = new HashMap<>(since);
        more.put(meter, date);
        since = more;
    }

    Packed packed() {
        return Packed.of(filled, places, days, numbers);
    }

    Usage usage() {
        return new Usage(panel, counted, packed(), since);
    }
}
