package dev.vitalfew.usage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rules ask of usages of one panel: some meters together, over a span of days since 1970. Noted while rules are made
 * ready; then all of it is read from a usage at once, in one pass over its readings. For one thread while columns are added;
 * afterwards for several.
 */
public final class Columns {

    private final Panel panel;
    private final List<Column> columns = new ArrayList<>();
    private @Nullable Cells cells;

    record Column(List<Integer> places, int from, int to) {
        /** The day on which it is over; of one that has no days, the one with which it begins. */
        int end() {
            return Math.max(from, to + 1);
        }
    }

    public Columns(Panel panel) {
        this.panel = panel;
    }

    public Panel panel() {
        return panel;
    }

    /** The column of the meters at these places from {@code from} to {@code to}, both included. */
    public int column(int[] places, int from, int to) {
        var column = new Column(Arrays.stream(places).boxed().toList(), from, to);
        var known = columns.indexOf(column);
        if (known >= 0) {
            return known;
        }
        columns.add(column);
        cells = null;
        return columns.size() - 1;
    }

    public Counts read(Usage usage) {
        var counts = new Counts(cells());
        for (var i = 0; i < usage.size; i++) {
            counts.add(usage.places[i], usage.days[i], usage.numbers[i]);
        }
        return counts;
    }

    /** Whether they have all columns that there are by now. */
    public boolean areIn(Counts counts) {
        return counts.cells == cells;
    }

    private Cells cells() {
        var known = cells;
        if (known != null) {
            return known;
        }
        var ready = new Cells(panel.size(), columns);
        cells = ready;
        return ready;
    }
}
