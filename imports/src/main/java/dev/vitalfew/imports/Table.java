package dev.vitalfew.imports;

import dev.vitalfew.imports.Mapping.Format;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A CSV file with a header: its rows, and the cells of a row by the column's name. */
final class Table implements Closeable {

    private final String file;
    private final Rows rows;
    private final List<String> header;
    private final Map<String, Integer> places = new HashMap<>();

    private Table(String file, Rows rows) {
        this.file = file;
        this.rows = rows;
        this.header = header();
        for (var place = 0; place < header.size(); place++) {
            places.putIfAbsent(header.get(place), place);
        }
    }

    static Table open(Path path, Format format) {
        try {
            return new Table(path.getFileName().toString(), new Rows(new Lines(Files.newInputStream(path)), format));
        } catch (IOException e) {
            throw new Refused("can't read the file " + e.getMessage());
        }
    }

    private List<String> header() {
        var first = rows.next(0)
                .orElseThrow(() -> new Refused(file + " is empty: a first line with the columns' names is expected"));
        return switch (first) {
            case Row.Broken broken -> throw new Refused(file + ":1: the header can't be read: " + broken.reason());
            case Row.Cells row -> {
                var names = row.cells().stream().map(String::strip).toList();
                var seen = new HashSet<String>();
                names.stream()
                        .filter(name -> !name.isEmpty() && !seen.add(name))
                        .findFirst()
                        .ifPresent(name -> {
                            throw new Refused(file + ":1: two columns are named " + name);
                        });
                yield names;
            }
        };
    }

    String file() {
        return file;
    }

    boolean has(String column) {
        return places.containsKey(column);
    }

    /** Says that there is no such column, and which was probably meant. */
    String missing(String column) {
        var tooFew = header.size() == 1 ? " (the header is one cell: is the separator right?)" : "";
        return file + " has no column " + column + tooFew + ". Instead: " + Nearest.instead(column, header);
    }

    Optional<Row> next() {
        return rows.next(header.size());
    }

    /** The cell of a column that is there; empty text for an empty one. */
    String cell(Row.Cells row, String column) {
        var place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException(missing(column));
        }
        return row.cells().get(place);
    }

    /** Whether each of these columns says one of its texts. */
    boolean fits(Row.Cells row, Map<String, Set<String>> where) {
        return where.entrySet().stream().allMatch(wanted -> wanted.getValue().contains(cell(row, wanted.getKey())));
    }

    @Override
    public void close() {
        rows.close();
    }
}
