package dev.vitalfew.imports;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The lines of a file as bytes, of each no more than a bound in memory. Lines can be given back, to be read again. */
final class Lines implements Closeable {

    /** What a row may have at most, in bytes. */
    static final int MOST = 256 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final InputStream input;
    private final Deque<Line> again = new ArrayDeque<>();
    private long number;

    Lines(InputStream input) {
        this.input = new BufferedInputStream(input, BUFFER);
    }

    /**
     * One line without its end.
     *
     * @param number from 1
     * @param start its bytes, or as many of them as are kept
     * @param length how many it has
     */
    record Line(long number, byte[] start, long length) {

        boolean isCut() {
            return length > start.length;
        }
    }

    Optional<Line> next() {
        if (!again.isEmpty()) {
            return Optional.of(again.pop());
        }
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void giveBack(List<Line> lines) {
        lines.reversed().forEach(again::push);
    }

    private Optional<Line> read() throws IOException {
        var kept = new ByteArrayOutputStream(256);
        var length = 0L;
        var next = input.read();
        if (next < 0) {
            return Optional.empty();
        }
        var last = -1;
        for (; next >= 0 && next != '\n'; next = input.read()) {
            if (kept.size() < MOST) {
                kept.write(next);
            }
            length++;
            last = next;
        }
        var bytes = kept.toByteArray();
        if (last == '\r') {
            length--;
            bytes = bytes.length > length ? java.util.Arrays.copyOf(bytes, (int) length) : bytes;
        }
        return Optional.of(new Line(++number, bytes, length));
    }

    @Override
    public void close() {
        try {
            input.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
