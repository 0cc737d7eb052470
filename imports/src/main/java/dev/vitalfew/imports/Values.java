package dev.vitalfew.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.imports.Value.Source;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** Finds what the values of a mapping are in a row. */
record Values(Table table, LookUps lookUps, ZoneId zone) {

    /** The text of a value that has to be there; throws {@link BadRow} otherwise. */
    String needed(Value value, Row.Cells row, String what) {
        return text(value, row).orElseThrow(() -> new BadRow(what + ": " + absent(value, row)));
    }

    Optional<JsonNode> json(Value value, Row.Cells row) {
        return text(value, row).map(text -> switch (value.as()) {
            case TEXT -> TextNode.valueOf(text);
            case NUMBER ->
                DecimalNode.valueOf(
                        Numbers.read(text).orElseThrow(() -> new BadRow(BadRows.quoted(text) + " is no number")));
            case BOOLEAN -> bool(text);
            case TIME ->
                TextNode.valueOf(Times.read(text, value.pattern(), zone).toString());
        });
    }

    /** Empty when there is nothing but space. */
    Optional<String> text(Value value, Row.Cells row) {
        var text =
                switch (value.source()) {
                    case Source.Column(var name) -> Optional.of(table.cell(row, name));
                    case Source.Text(var same) -> Optional.of(same);
                    case Source.Other other -> lookUps.of(other).get(table.cell(row, other.of()));
                };
        return text.map(found -> value.words().getOrDefault(found, found))
                .map(String::strip)
                .filter(found -> !found.isEmpty());
    }

    private static BooleanNode bool(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "t", "y" -> BooleanNode.TRUE;
            case "false", "no", "0", "f", "n" -> BooleanNode.FALSE;
            default -> throw new BadRow(BadRows.quoted(text) + " is neither true nor false");
        };
    }

    private String absent(Value value, Row.Cells row) {
        return switch (value.source()) {
            case Source.Column(var name) -> "the cell " + name + " is empty";
            case Source.Text _ -> "the text is empty";
            case Source.Other other ->
                "no row of " + other.file() + " has the " + other.by() + " "
                        + BadRows.quoted(table.cell(row, other.of()));
        };
    }
}
