package dev.vitalfew.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvReader.CsvReaderBuilder;
import dev.vitalfew.imports.Mapping.Format;
import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts lines into rows. A line that can't be read harms only itself: when a quote is not closed, or what it closes is
 * no row, its first line is broken and reading goes on in the next line.
 */
final class Rows implements Closeable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Lines lines;
    private final Format format;
    private final CsvReaderBuilder csv;

    Rows(Lines lines, Format format) {
        this.lines = lines;
        this.format = format;
        this.csv = CsvReader.builder().fieldSeparator(format.separator()).detectBomHeader(false);
    }

    /** The next row, of which this many cells are expected; any number for 0. Lines without text are passed over. */
    Optional<Row> next(int cells) {
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (line.get().length() > 0) {
                return Optional.of(row(line.get(), cells));
            }
        }
        return Optional.empty();
    }

    private Row row(Lines.Line first, int expected) {
        var more = new ArrayList<Lines.Line>();
        try {
            var cells = cells(first, more);
            if (expected > 0 && cells.size() != expected) {
                throw new BadRow("expected " + expected + " cells as in the header, found " + cells.size());
            }
            return new Row.Cells(first.number(), cells);
        } catch (BadRow broken) {
            lines.giveBack(more);
            return new Row.Broken(first.number(), broken.reason());
        }
    }

    /** Reads on while a quote is open. */
    private List<String> cells(Lines.Line first, List<Lines.Line> more) {
        var text = new StringBuilder(text(first));
        var open = isOpenAfter(text, false);
        while (open) {
            var next = lines.next();
            next.ifPresent(more::add);
            if (next.isEmpty()
                    || next.get().isCut()
                    || text.length() + next.get().length() > Lines.MOST) {
                throw new BadRow("a quote is opened and not closed");
            }
            var line = text(next.get());
            text.append('\n').append(line);
            open = isOpenAfter(line, true);
        }
        try {
            return csv.ofSingleCsvRecord(text.toString()).getFields();
        } catch (CsvParseException e) {
            throw new BadRow("text stands after a closing quote, or a quote in the text is not doubled");
        }
    }

    /** Without the mark that some programs write before the first line. */
    private String text(Lines.Line line) {
        var text = decoded(line);
        return line.number() == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    private String decoded(Lines.Line line) {
        if (line.isCut()) {
            throw new BadRow("the row has " + line.length() + " bytes, at most " + Lines.MOST + " are read; cell "
                    + longest(line) + " is too long");
        }
        try {
            return format.encoding()
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(line.start()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRow(
                    "not " + format.encoding() + ": save the file as UTF-8, or name its encoding in the mapping"
                            + " (encoding: windows-1252 is the usual one of old spreadsheets)");
        }
    }

    /** The cell in which the kept part of the line ends, from 1. */
    private int longest(Lines.Line line) {
        var cell = 1;
        var quoted = false;
        for (var next : line.start()) {
            quoted ^= next == '"';
            cell += next == format.separator() && !quoted ? 1 : 0;
        }
        return cell;
    }

    /** Whether a quoted cell goes on in the next line; a quote in the middle of a cell without quotes is text. */
    private boolean isOpenAfter(CharSequence line, boolean openBefore) {
        var open = openBefore;
        var begins = !openBefore;
        var closed = -2;
        for (var i = 0; i < line.length(); i++) {
            var next = line.charAt(i);
            if (open) {
                open = next != '"';
                closed = open ? closed : i;
            } else if (next == '"') {
                // At the beginning of a cell, or the second of two that stand for one.
                open = begins || closed == i - 1;
            }
            begins = !open && next == format.separator();
        }
        return open;
    }

    @Override
    public void close() {
        lines.close();
    }
}
