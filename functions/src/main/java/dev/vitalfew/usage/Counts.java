package dev.vitalfew.usage;

import dev.vitalfew.rules.Scaled;

/** What was read of one usage, by {@link Columns column}. */
public final class Counts {

    final Cells cells;
    private final Cells.Row[] rows;
    private final int[][] columns;
    private final long[] numbers;
    private final int[] dates;

    Counts(Cells cells) {
        this.cells = cells;
        this.rows = cells.rows;
        this.columns = cells.columns;
        this.numbers = new long[cells.size];
        this.dates = new int[cells.size];
    }

    void add(int place, int day, long number) {
        var cell = rows[place].cell(day);
        numbers[cell] = Scaled.plus(numbers[cell], number);
        dates[cell]++;
    }

    /** How often the meters ticked; of sums, their numbers added up. */
    public long numbers(int column) {
        var sum = 0L;
        for (var cell : columns[column]) {
            sum = Scaled.plus(sum, numbers[cell]);
        }
        return sum;
    }

    /** On how many dates each of the meters ticked, added up. */
    public int dates(int column) {
        var sum = 0;
        for (var cell : columns[column]) {
            sum += dates[cell];
        }
        return sum;
    }

    /** In how many of the columns there is {@code least}, or more. */
    public int columnsWith(long least, int[] each) {
        var enough = 0;
        for (var column : each) {
            enough += numbers(column) >= least ? 1 : 0;
        }
        return enough;
    }
}
