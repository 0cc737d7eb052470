package dev.vitalfew.preview;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in columns as wide as they need: the first to the left, numbers to the right. */
final class PlanTable {

    private final List<List<String>> rows = new ArrayList<>();

    PlanTable(String... head) {
        row(head);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    @Override
    public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
        var text = new StringBuilder();
        for (var row : rows) {
            var line = new StringBuilder("  ");
            for (int column = 0; column < row.size(); column++) {
                var padding = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
            }
            text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text.toString();
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size())
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
