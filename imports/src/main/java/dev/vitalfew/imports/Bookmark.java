package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;

/**
 * How many batches from the first on are acknowledged, in a file that lives as long as the import is not finished. Its
 * name is a hash of all that was read and of where it went: after a change of any, the import begins anew.
 */
final class Bookmark {

    private final Path path;
    private final TreeSet<Long> ahead = new TreeSet<>();
    private long acknowledged;

    private Bookmark(Path path, long acknowledged) {
        this.path = path;
        this.acknowledged = acknowledged;
    }

    static Bookmark open(Path path) {
        try {
            var kept = Files.exists(path) ? Files.readString(path).strip() : "";
            return new Bookmark(path, kept.matches("\\d{1,15}") ? Long.parseLong(kept) : 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized boolean has(Batch batch) {
        return batch.number() <= acknowledged;
    }

    synchronized long acknowledged() {
        return acknowledged;
    }

    synchronized void add(Batch batch) {
        ahead.add(batch.number());
        var before = acknowledged;
        while (ahead.remove(acknowledged + 1)) {
            acknowledged++;
        }
        if (acknowledged > before) {
            keep();
        }
    }

    private void keep() {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            var written = path.resolveSibling(path.getFileName() + ".new");
            Files.write(written, Long.toString(acknowledged).getBytes(UTF_8));
            Files.move(written, path, ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The import is finished, or is to begin anew. */
    synchronized void remove() {
        try {
            acknowledged = 0;
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
