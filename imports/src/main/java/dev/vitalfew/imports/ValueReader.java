package dev.vitalfew.imports;

import dev.vitalfew.imports.Value.As;
import dev.vitalfew.imports.Value.Source;
import dev.vitalfew.imports.Value.Taken;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads where the values under the keys of an entry come from. */
final class ValueReader {

    private static final List<String> KEYS = List.of(
            "column", "text", "take", "sum", "count", "first", "last", "order", "from", "by", "of", "where", "as",
            "format", "words");
    private static final List<String> OTHERS = List.of("take", "sum", "count", "first", "last");

    private final Entry parent;

    ValueReader(Entry parent) {
        this.parent = parent;
    }

    Optional<Value> value(String key) {
        return value(key, As.TEXT);
    }

    Optional<Value> time(String key) {
        return value(key, As.TIME);
    }

    private Optional<Value> value(String key, As otherwise) {
        if (!parent.has(key)) {
            return Optional.empty();
        }
        if (parent.isText(key)) {
            var column = new Source.Column(parent.needed(key, "column"));
            return Optional.of(new Value(column, otherwise, Optional.empty(), Map.of(), parent.at(key)));
        }
        return parent.entry(key).flatMap(entry -> described(entry, otherwise));
    }

    private Optional<Value> described(Entry entry, As otherwise) {
        entry.allows(KEYS);
        return source(entry)
                .map(source -> new Value(source, as(entry, otherwise), pattern(entry), words(entry), entry.place()));
    }

    private Optional<Source> source(Entry entry) {
        var kinds = entry.keys().stream()
                .filter(key -> key.equals("column") || key.equals("text") || OTHERS.contains(key))
                .toList();
        if (kinds.size() != 1) {
            entry.problem(
                    entry.place(),
                    "a value comes from exactly one place, here from " + (kinds.isEmpty() ? "none" : kinds),
                    "{ column: name }");
            return Optional.empty();
        }
        var kind = kinds.getFirst();
        return switch (kind) {
            case "column" -> Optional.of(new Source.Column(entry.needed("column", "name")));
            case "text" -> Optional.of(new Source.Text(entry.needed("text", "Feature Used")));
            default -> Optional.of(other(entry, kind));
        };
    }

    private static Source other(Entry entry, String kind) {
        var by = entry.needed("by", "account_id");
        return new Source.Other(
                entry.needed("from", "other.csv"),
                by,
                entry.text("of").orElse(by),
                new ValueReader(entry).where(entry),
                taken(entry, kind));
    }

    private static Taken taken(Entry entry, String kind) {
        var column = entry.needed(kind, kind.equals("count") ? "rows" : "column");
        return switch (kind) {
            case "sum" -> new Taken.Sum(column);
            case "count" -> new Taken.Count();
            case "take" -> new Taken.One(column);
            default -> new Taken.Pick(column, entry.needed("order", "start_date"), kind.equals("last"));
        };
    }

    private static As as(Entry entry, As otherwise) {
        var word = entry.text("as");
        var at = word.map(As.WORDS::indexOf).orElse(otherwise.ordinal());
        if (at < 0) {
            entry.problem(
                    entry.at("as"),
                    "nothing is written as " + word.orElse(""),
                    Nearest.instead(word.orElse(""), As.WORDS));
        }
        return at < 0 ? otherwise : As.values()[at];
    }

    private static Optional<String> pattern(Entry entry) {
        var pattern = entry.text("format");
        try {
            return pattern.filter(
                    form -> !DateTimeFormatter.ofPattern(form).toString().isEmpty());
        } catch (IllegalArgumentException _) {
            entry.problem(
                    entry.at("format"), pattern.orElse("") + " is no form of a date or time", "format: dd.MM.yyyy");
            return Optional.empty();
        }
    }

    private static Map<String, String> words(Entry entry) {
        var words = new LinkedHashMap<String, String>();
        entry.entry("words").ifPresent(all -> all.keys()
                .forEach(word -> all.text(word).ifPresent(instead -> words.put(word, instead))));
        return words;
    }

    /** Which rows count: each column with the texts that it may have. */
    Map<String, Set<String>> where(Entry entry) {
        var where = new LinkedHashMap<String, Set<String>>();
        entry.entry("where")
                .ifPresent(all -> all.keys().forEach(column -> where.put(column, Set.copyOf(all.texts(column)))));
        return where;
    }
}
