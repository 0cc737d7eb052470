package dev.vitalfew.imports;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps a list of the rows that were skipped: the first in memory, all of them in a file, which has none if none were. */
final class BadRows implements Closeable {

    private static final int SHOWN = 10;
    private static final int LONGEST = 40;

    private final Path path;
    private final List<String> first = new ArrayList<>();
    private @Nullable BufferedWriter writer;
    private long count;

    BadRows(Path path) {
        this.path = path;
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void add(String file, long line, String reason) {
        var said = file + ":" + line + ": " + reason;
        count++;
        if (first.size() < SHOWN) {
            first.add(said);
        }
        try {
            if (writer == null) {
                Files.createDirectories(path.toAbsolutePath().getParent());
                writer = Files.newBufferedWriter(path);
            }
            writer.write(said);
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }

    Path path() {
        return path;
    }

    /** A text of a file as it may stand in a message. */
    static String quoted(String text) {
        var line = text.replaceAll("\\p{Cntrl}", "�");
        return "'" + (line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line) + "'";
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
