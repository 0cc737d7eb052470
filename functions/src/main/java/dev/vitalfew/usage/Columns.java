package dev.vitalfew.usage;

import dev.vitalfew.rules.Scaled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of usages of one panel, over spans of days since 1970: noted while rules are made ready, then read from a
 * usage all at once, in one pass over its readings. For one thread while columns are added; afterwards for several.
 */
public final class Columns {

    private final Panel panel;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable Layout layout;

    private record Column(List<Integer> places, int from, int to, boolean countsDates) {}

    /** The columns of the meter at each place: those from {@code starts[place]} to {@code starts[place + 1]}. */
    private record Layout(int[] starts, int[] from, int[] to, int[] column, boolean[] countsDates) {}

    public Columns(Panel panel) {
        this.panel = panel;
    }

    public Panel panel() {
        return panel;
    }

    /** How often the meters at these places ticked; of sums, their numbers added up. */
    public int numbers(int[] places, int from, int to) {
        return column(places, from, to, false);
    }

    /** On how many dates the meters at these places ticked; a date counts once for each of them. */
    public int dates(int[] places, int from, int to) {
        return column(places, from, to, true);
    }

    private int column(int[] places, int from, int to, boolean countsDates) {
        var column = new Column(Arrays.stream(places).boxed().toList(), from, to, countsDates);
        var known = columns.indexOf(column);
        if (known >= 0) {
            return known;
        }
        columns.add(column);
        layout = null;
        return columns.size() - 1;
    }

    /** By column. */
    public long[] read(Usage usage) {
        var ready = layout();
        var read = new long[columns.size()];
        for (var place = 0; place < panel.size(); place++) {
            for (int i = usage.starts[place], end = usage.ends[place]; i < end; i++) {
                read(ready, place, usage.days[i], usage.numbers[i], read);
            }
        }
        return read;
    }

    private static void read(Layout layout, int place, int day, long number, long[] read) {
        for (int i = layout.starts[place], end = layout.starts[place + 1]; i < end; i++) {
            if (day >= layout.from[i] && day <= layout.to[i]) {
                var column = layout.column[i];
                read[column] = Scaled.plus(read[column], layout.countsDates[i] ? 1 : number);
            }
        }
    }

    private Layout layout() {
        var known = layout;
        if (known != null) {
            return known;
        }
        var ready = laidOut();
        layout = ready;
        return ready;
    }

    private Layout laidOut() {
        var size = columns.stream().mapToInt(column -> column.places.size()).sum();
        var ready =
                new Layout(new int[panel.size() + 1], new int[size], new int[size], new int[size], new boolean[size]);
        var filled = 0;
        for (var place = 0; place < panel.size(); place++) {
            for (var i = 0; i < columns.size(); i++) {
                var column = columns.get(i);
                if (column.places.contains(place)) {
                    ready.from[filled] = column.from;
                    ready.to[filled] = column.to;
                    ready.column[filled] = i;
                    ready.countsDates[filled] = column.countsDates;
                    filled++;
                }
            }
            ready.starts[place + 1] = filled;
        }
        return ready;
    }
}
