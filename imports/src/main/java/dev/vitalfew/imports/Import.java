package dev.vitalfew.imports;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * One import: a file, a mapping, and where to. Running it again changes nothing, as the same rows are the same messages;
 * after an interruption it goes on where it was.
 *
 * @param keep the folder for its bookmark and for the list of bad rows
 * @param firstPause before a request is tried again; the next ones are longer
 */
public record Import(Path file, Path map, URI url, String key, Path keep, Duration firstPause) {

    /**
     * What came of it.
     *
     * @param made messages that rows became, of which {@code before} were acknowledged in an earlier run
     * @param leftOut rows that the mapping's {@code where} leaves out
     * @param firstBad why rows were skipped, the first of them; all are in {@code badRows}
     */
    public record Report(
            long rows,
            long made,
            long before,
            long leftOut,
            long bad,
            List<String> firstBad,
            Path badRows,
            List<String> warnings) {

        public Report {
            firstBad = List.copyOf(firstBad);
            warnings = List.copyOf(warnings);
        }
    }

    /** Says what would be sent: the first messages to {@code shown}. */
    public Report dry(LongConsumer progress, java.util.function.Consumer<String> shown) {
        var left = new AtomicLong(3);
        return run(Optional.empty(), batch -> {
            batch.messages().stream().takeWhile(_ -> left.getAndDecrement() > 0).forEach(shown);
            progress.accept(batch.rows());
        });
    }

    /** Sends everything; {@code progress} hears of how many rows all is done. */
    public Report send(LongConsumer progress) {
        var bookmark = Bookmark.open(keep.resolve(contents().hash() + ".import"));
        try (var api = new Api(url, key, firstPause);
                var sending = new Sending(api, batch -> {
                    bookmark.add(batch);
                    progress.accept(batch.rows());
                })) {
            var report = run(Optional.of(bookmark), sending::send);
            sending.finish();
            bookmark.remove();
            return report;
        }
    }

    /** Forgets how far an earlier run came. */
    public void forget() {
        Bookmark.open(keep.resolve(contents().hash() + ".import")).remove();
    }

    /** How many rows the file has, or a few more: a cell may have several lines. */
    public long rows() {
        return Math.max(0, contents().lines() - 1);
    }

    private Report run(Optional<Bookmark> bookmark, java.util.function.Consumer<Batch> receiver) {
        var mapping = MappingReader.read(map);
        var badRows = keep.resolve(file.getFileName() + ".bad.txt");
        try (var bad = new BadRows(badRows);
                var table = Table.open(file, mapping.format())) {
            var columns = new Columns(table, mapping);
            var usable = columns.usable();
            var lookUps = new LookUps(folder(), usable.format(), bad).load(usable);
            var messages = new Messages(usable, new Values(table, lookUps, usable.zone()));
            var batches = new Batches(table, messages, usable.where(), bad);
            var before = 0L;
            for (var batch = batches.next(); batch.isPresent(); batch = batches.next()) {
                if (bookmark.isPresent() && bookmark.get().has(batch.get())) {
                    before += batch.get().messages().size();
                } else {
                    receiver.accept(batch.get());
                }
            }
            return new Report(
                    batches.rows(),
                    batches.made(),
                    before,
                    batches.leftOut(),
                    bad.count(),
                    bad.first(),
                    badRows,
                    columns.warnings());
        }
    }

    /** Other files stand beside the imported one. */
    private Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    private Contents contents() {
        var files = new ArrayList<>(List.of(file, map));
        LookUps.files(MappingReader.read(map)).stream()
                .sorted()
                .map(folder()::resolve)
                .forEach(files::add);
        return Contents.of(files, url.toString());
    }
}
