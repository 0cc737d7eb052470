package dev.vitalfew.usage;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How columns are laid out: the days of each meter fall into cells, a new one wherever a column begins or is over. So a
 * reading is added to one cell, and a column is some of the cells.
 */
final class Cells {

    /** No event is from before 1970: columns that begin with it have no beginning. */
    private static final int EARLIEST = 0;

    /** By place: into which cell a day falls. */
    final Row[] rows;
    /** By column. */
    final int[][] columns;

    final int size;

    /** The cells of the days from {@code lowest} on; what is earlier or later falls into the first or last of them. */
    record Row(int lowest, int[] cells) {
        int cell(int day) {
            return cells[Math.min(Math.max(day, lowest) - lowest, cells.length - 1)];
        }
    }

    Cells(int places, List<Columns.Column> all) {
        rows = new Row[places];
        columns = new int[all.size()][0];
        var filled = 0;
        for (var place = 0; place < places; place++) {
            filled += add(place, all, filled);
        }
        size = filled;
    }

    private int add(int place, List<Columns.Column> all, int first) {
        var begins = begins(place, all);
        rows[place] = row(begins, first);
        for (var i = 0; i < columns.length; i++) {
            if (all.get(i).places().contains(place)) {
                var from = first + Arrays.binarySearch(begins, all.get(i).from());
                var end = first + Arrays.binarySearch(begins, all.get(i).end());
                columns[i] = IntStream.concat(Arrays.stream(columns[i]), IntStream.range(from, end))
                        .toArray();
            }
        }
        return begins.length;
    }

    /** The days with which cells begin, the first for all that is earlier. */
    private static int[] begins(int place, List<Columns.Column> all) {
        var days = all.stream()
                .filter(column -> column.places().contains(place))
                .flatMapToInt(column -> IntStream.of(column.from(), column.end()));
        return IntStream.concat(IntStream.of(Integer.MIN_VALUE), days)
                .sorted()
                .distinct()
                .toArray();
    }

    private static Row row(int[] begins, int first) {
        var lowest =
                Arrays.stream(begins).filter(day -> day > EARLIEST).findFirst().orElse(EARLIEST + 1) - 1;
        var cells = new int[Math.max(0, begins[begins.length - 1] - lowest) + 1];
        var cell = 0;
        for (var i = 0; i < cells.length; i++) {
            while (cell + 1 < begins.length && begins[cell + 1] <= lowest + i) {
                cell++;
            }
            cells[i] = first + cell;
        }
        return new Row(lowest, cells);
    }
}
