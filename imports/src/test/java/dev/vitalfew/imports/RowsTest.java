package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.imports.Mapping.Format;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsTest {

    @Test
    void readsQuotedCellsThatGoOnInTheNextLine() {
        var rows = rows("1,\"two\nlines, \"\"quoted\"\"\",3\r\n\r\n4,5\" pipe,ab\"\"cd\n");

        assertThat(rows)
                .containsExactly(
                        new Row.Cells(1, List.of("1", "two\nlines, \"quoted\"", "3")),
                        new Row.Cells(4, List.of("4", "5\" pipe", "ab\"\"cd")));
    }

    /** Each breaks line 2 in a way of its own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2,\"never closed,x",
                "2,\"closed\" too early,x",
                "2,\"closed\"\"\",x,\"",
                "2,only one",
                "2,one,too,many",
            })
    void givesUpNoLineButTheBrokenOne(String broken) {
        var rows = rows("1,a,b\n" + broken + "\n3,a,b\n4,\"a\",\"b\"\n");

        assertThat(rows)
                .hasSize(4)
                .contains(
                        new Row.Cells(1, List.of("1", "a", "b")),
                        new Row.Cells(3, List.of("3", "a", "b")),
                        new Row.Cells(4, List.of("4", "a", "b")));
        assertThat(rows.get(1))
                .isInstanceOf(Row.Broken.class)
                .extracting(Row::line)
                .isEqualTo(2L);
    }

    @Test
    void saysThatALineIsNotInTheEncoding() {
        var bytes = "1,Müller,x\n2,Meier,x\n".getBytes(ISO_8859_1);

        var rows = rows(bytes, UTF_8);

        assertThat(rows.getFirst()).isInstanceOfSatisfying(Row.Broken.class, broken -> assertThat(broken.reason())
                .startsWith("not UTF-8")
                .contains("encoding: windows-1252"));
        assertThat(rows.getLast()).isEqualTo(new Row.Cells(2, List.of("2", "Meier", "x")));
        assertThat(rows(bytes, ISO_8859_1)).contains(new Row.Cells(1, List.of("1", "Müller", "x")));
    }

    @Test
    void keepsNoMoreOfALongLineThanItsBound() {
        var rows = rows("1,a,b\n2," + "x".repeat(1_000_000) + ",b\n3,a,b\n");

        assertThat(rows.get(1))
                .isEqualTo(new Row.Broken(2, "the row has 1000004 bytes, at most 262144 are read; cell 2 is too long"));
        assertThat(rows.get(2)).isEqualTo(new Row.Cells(3, List.of("3", "a", "b")));
    }

    private static List<Row> rows(String text) {
        return rows(text.getBytes(UTF_8), UTF_8);
    }

    private static List<Row> rows(byte[] bytes, Charset encoding) {
        var found = new ArrayList<Row>();
        try (var rows = new Rows(new Lines(new ByteArrayInputStream(bytes)), new Format(encoding, ','))) {
            for (var row = rows.next(3); row.isPresent(); row = rows.next(3)) {
                found.add(row.get());
            }
        }
        return found;
    }
}
