package dev.vitalfew.imports;

import java.util.List;

/** What stands in a line of a CSV file, or in several when a quoted cell goes on; {@code line} is the first. */
sealed interface Row {

    long line();

    record Cells(long line, List<String> cells) implements Row {
        public Cells {
            cells = List.copyOf(cells);
        }
    }

    /** It can't be read, and why. */
    record Broken(long line, String reason) implements Row {}
}
