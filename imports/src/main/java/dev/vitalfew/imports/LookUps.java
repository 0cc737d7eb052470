package dev.vitalfew.imports;

import dev.vitalfew.imports.Mapping.Format;
import dev.vitalfew.imports.Value.Source;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a mapping takes from other files, by key; these are read once, before the first row, and held in memory. */
final class LookUps {

    private final Map<Source.Other, Gathered> gathered = new HashMap<>();
    private final Set<String> reported = new HashSet<>();
    private final Path folder;
    private final Format format;
    private final BadRows bad;

    /** The files stand in {@code folder}. */
    LookUps(Path folder, Format format, BadRows bad) {
        this.folder = folder;
        this.format = format;
        this.bad = bad;
    }

    /** The other files that a mapping reads. */
    static Set<String> files(Mapping mapping) {
        return others(mapping.all()).map(Source.Other::file).collect(Collectors.toSet());
    }

    LookUps load(Mapping mapping) {
        mapping.all().forEach(value -> {
            if (value.source() instanceof Source.Other other) {
                gathered.computeIfAbsent(other, _ -> gather(other, value.place()));
            }
        });
        return this;
    }

    /** What the source says for a key. */
    Gathered of(Source.Other other) {
        var found = gathered.get(other);
        if (found == null) {
            throw new IllegalArgumentException("not loaded: " + other);
        }
        return found;
    }

    private Gathered gather(Source.Other other, Place place) {
        var gathering = Gathered.of(other.taken());
        try (var table = Table.open(folder.resolve(other.file()), format)) {
            Stream.of(Stream.of(other.by()), other.where().keySet().stream(), other.taken().columns().stream())
                    .flatMap(columns -> columns)
                    .filter(column -> !table.has(column))
                    .findFirst()
                    .ifPresent(column -> {
                        throw new Refused(place + ": " + table.missing(column) + ".");
                    });
            for (var row = table.next(); row.isPresent(); row = table.next()) {
                add(table, row.get(), other, gathering);
            }
        }
        return gathering;
    }

    private void add(Table table, Row row, Source.Other other, Gathered gathering) {
        switch (row) {
            case Row.Broken broken -> report(table, broken.line(), broken.reason());
            case Row.Cells cells -> {
                try {
                    if (table.fits(cells, other.where())) {
                        gathering.add(
                                table.cell(cells, other.by()),
                                other.taken().columns().stream()
                                        .map(column -> table.cell(cells, column))
                                        .toList());
                    }
                } catch (BadRow e) {
                    report(table, cells.line(), e.reason());
                }
            }
        }
    }

    /** Several values may read the same file. */
    private void report(Table table, long line, String reason) {
        if (reported.add(table.file() + ":" + line)) {
            bad.add(table.file(), line, reason);
        }
    }

    private static Stream<Source.Other> others(Stream<Value> values) {
        return values.map(Value::source).filter(Source.Other.class::isInstance).map(Source.Other.class::cast);
    }
}
