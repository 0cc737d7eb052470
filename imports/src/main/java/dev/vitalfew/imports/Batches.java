package dev.vitalfew.imports;

import dev.vitalfew.imports.Messages.Made;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of a file in requests. Rows are read a window at a time, and the messages of a window leave sorted by
 * whose they are and when they happened: the product folds what arrives together and in order once, and what arrives
 * scattered again and again. A window is bounded, so memory is, however long the file.
 */
final class Batches {

    private static final int WINDOW_MESSAGES = 25_000;
    private static final long WINDOW_CHARACTERS = 64L * 1024 * 1024;

    /** Well below the API's 2,500 events and 1 MiB, where three bytes a character are the most. */
    private static final int BATCH_MESSAGES = 1_000;

    private static final int BATCH_CHARACTERS = 300 * 1024;

    private final Table table;
    private final Messages messages;
    private final Map<String, Set<String>> where;
    private final BadRows bad;
    private final Deque<Batch> waiting = new ArrayDeque<>();
    private long number;
    private long rows;
    private long leftOut;
    private long made;

    Batches(Table table, Messages messages, Map<String, Set<String>> where, BadRows bad) {
        this.table = table;
        this.messages = messages;
        this.where = where;
        this.bad = bad;
    }

    Optional<Batch> next() {
        if (waiting.isEmpty()) {
            var before = rows;
            cut(window(), before);
        }
        return Optional.ofNullable(waiting.poll());
    }

    /** How many rows were read, bad ones and those left out included. */
    long rows() {
        return rows;
    }

    long leftOut() {
        return leftOut;
    }

    long made() {
        return made;
    }

    private List<Made> window() {
        var window = new ArrayList<Made>();
        var characters = 0L;
        while (window.size() < WINDOW_MESSAGES && characters < WINDOW_CHARACTERS) {
            var row = table.next();
            if (row.isEmpty()) {
                break;
            }
            rows++;
            var message = message(row.get());
            characters += message.map(made -> made.json().length()).orElse(0);
            message.ifPresent(window::add);
        }
        made += window.size();
        window.sort(Comparator.comparing(Made::whose).thenComparing(Made::time));
        return window;
    }

    private Optional<Made> message(Row row) {
        try {
            return switch (row) {
                case Row.Broken broken -> throw new BadRow(broken.reason());
                case Row.Cells cells
                when !table.fits(cells, where) -> {
                    leftOut++;
                    yield Optional.empty();
                }
                case Row.Cells cells -> Optional.of(messages.of(cells));
            };
        } catch (BadRow e) {
            bad.add(table.file(), row.line(), e.reason());
            return Optional.empty();
        }
    }

    /** Of the rows read since {@code before}, as many are done with a batch as it has of the window's messages. */
    private void cut(List<Made> window, long before) {
        var batch = new ArrayList<String>();
        var characters = 0;
        var done = 0L;
        for (var message : window) {
            if (batch.size() == BATCH_MESSAGES || characters + message.json().length() > BATCH_CHARACTERS) {
                add(batch, before + (rows - before) * done / window.size());
                batch.clear();
                characters = 0;
            }
            batch.add(message.json());
            done++;
            characters += message.json().length();
        }
        if (!batch.isEmpty()) {
            add(batch, rows);
        }
    }

    private void add(List<String> batch, long rowsDone) {
        waiting.add(new Batch(++number, batch, rowsDone));
    }
}
