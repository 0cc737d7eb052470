package dev.vitalfew.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Keys and values as they stand in a file. Whatever does not read as it should is a problem and counts as absent. */
public final class Entry {

    private static final Set<String> NULL = Set.of("null", "Null", "NULL", "~");

    /** Text in the quotes that word processors make of straight ones. */
    private static final Pattern TYPOGRAPHIC = Pattern.compile("[“”„‘’‚«»].+[“”‘’«»]");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Problems problems;
    private final String file;
    private final MappingNode node;
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();

    Entry(Problems problems, String file, MappingNode node) {
        this.problems = problems;
        this.file = file;
        this.node = node;
        for (var tuple : node.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not text)";
            if (keys.putIfAbsent(key, tuple.getKeyNode()) != null) {
                problems.error(place(tuple.getKeyNode()), "the key " + key + " is repeated", "keep one of them");
            }
            values.putIfAbsent(key, tuple.getValueNode());
        }
    }

    /** Refuses keys that mean nothing here. */
    public Entry allows(Collection<String> known) {
        keys.forEach((key, at) -> {
            if (!known.contains(key)) {
                meansNothing(key, place(at), known);
            }
        });
        return this;
    }

    private void meansNothing(String key, Problems.Place place, Collection<String> known) {
        if (DIGITS.matcher(key).matches()) {
            problems.error(
                    place,
                    "a comma ends what is before it, so " + key + " is a key and no part of a number",
                    "a number without separators, such as 1000");
            return;
        }
        problems.error(place, "the key " + key + " means nothing here", Nearest.instead(key, known));
    }

    public Set<String> keys() {
        return keys.keySet();
    }

    public boolean has(String key) {
        return keys.containsKey(key);
    }

    public Problems.Place place() {
        return place(node);
    }

    /** Where the value of the key stands, or the entry itself. */
    public Problems.Place at(String key) {
        return place(values.getOrDefault(key, node));
    }

    public Problems.Place atKey(String key) {
        return place(keys.getOrDefault(key, node));
    }

    void error(Problems.Place place, String what, String instead) {
        problems.error(place, what, instead);
    }

    void warning(Problems.Place place, String what, String instead) {
        problems.warning(place, what, instead);
    }

    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(value -> text(value).map(Text::value));
    }

    /** Text that has to be there. */
    public Optional<String> needed(String key, String example) {
        expects(key, example);
        return text(key);
    }

    /** Refuses an entry without the key. */
    void expects(String key, String example) {
        if (!has(key)) {
            var nothing = keys.isEmpty() && node.getStartMark().isEmpty() ? "the file says nothing, " : "";
            error(place(), nothing + "the key " + key + " is missing", key + ": " + example);
        }
    }

    /** Text and where it stands. */
    record Text(String value, Problems.Place place) {}

    /** A list of texts, or one text for a list of one. */
    List<Text> texts(String key) {
        var value = values.get(key);
        return switch (value) {
            case null -> List.of();
            case SequenceNode list ->
                list.getValue().stream().flatMap(one -> text(one).stream()).toList();
            default -> text(value).stream().toList();
        };
    }

    /** A list of texts and entries mixed, each read by its own reader; one alone stands for a list of one. */
    <T> List<T> mixed(String key, Function<Text, Optional<T>> readText, Function<Entry, Optional<T>> readEntry) {
        var value = values.get(key);
        var nodes = value instanceof SequenceNode list
                ? list.getValue()
                : Stream.ofNullable(value).toList();
        return nodes.stream()
                .map(node -> node instanceof MappingNode
                        ? entry(node).flatMap(readEntry)
                        : text(node).flatMap(readText))
                .flatMap(Optional::stream)
                .toList();
    }

    /** All texts under the key, however deep, but not below the keys {@code without}; says nothing of what is wrong. */
    Set<String> everywhere(String key, Set<String> without) {
        var found = new LinkedHashSet<String>();
        collect(node, key, without, false, found);
        return found;
    }

    private static void collect(Node node, String key, Set<String> without, boolean wanted, Set<String> found) {
        switch (node) {
            case ScalarNode scalar when wanted -> found.add(scalar.getValue());
            case SequenceNode list -> list.getValue().forEach(one -> collect(one, key, without, wanted, found));
            case MappingNode mapping ->
                mapping.getValue().forEach(tuple -> {
                    var name = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
                    if (!without.contains(name)) {
                        collect(tuple.getValueNode(), key, without, wanted || name.equals(key), found);
                    }
                });
            default -> {}
        }
    }

    /** Whether the value is keys and values. */
    boolean isEntry(String key) {
        return values.get(key) instanceof MappingNode;
    }

    boolean isList(String key) {
        return values.get(key) instanceof SequenceNode;
    }

    /** Whether the value, or one of the list, is YAML's null, which is not the text in quotes. */
    boolean hasNull(String key) {
        var value = values.get(key);
        return value instanceof SequenceNode list ? list.getValue().stream().anyMatch(Entry::isNull) : isNull(value);
    }

    private static boolean isNull(@Nullable Node value) {
        return value instanceof ScalarNode scalar && scalar.isPlain() && NULL.contains(scalar.getValue());
    }

    public Optional<Entry> entry(String key) {
        return Optional.ofNullable(values.get(key)).flatMap(this::entry);
    }

    List<Entry> entries(String key) {
        var value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof SequenceNode list)) {
            error(place(value), key + " is a list", "entries that begin with a dash");
            return List.of();
        }
        var entries = new ArrayList<Entry>();
        list.getValue().forEach(one -> entry(one).ifPresent(entries::add));
        return entries;
    }

    private Optional<Entry> entry(Node value) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Entry(problems, file, mapping));
        }
        var found =
                value instanceof ScalarNode scalar && !scalar.getValue().isBlank() ? ", not " + scalar.getValue() : "";
        error(place(value), "keys and values are expected" + found, "key: value");
        return Optional.empty();
    }

    private Optional<Text> text(Node value) {
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            if (scalar.isPlain() && TYPOGRAPHIC.matcher(scalar.getValue()).matches()) {
                var within = scalar.getValue().substring(1, scalar.getValue().length() - 1);
                warning(
                        place(value),
                        "the quotes of " + scalar.getValue() + " are no straight ones, so they count as text",
                        "\"" + within + "\"");
            }
            return Optional.of(new Text(scalar.getValue(), place(value)));
        }
        error(place(value), "a single value is expected", "text or a number");
        return Optional.empty();
    }

    /** As it stands in the file, on one line. */
    String written() {
        return written(node);
    }

    /** As the value stands in the file, on one line. */
    String written(String key) {
        return written(values.getOrDefault(key, node));
    }

    private static String written(Node node) {
        return switch (node) {
            case MappingNode mapping ->
                mapping.getValue().stream()
                        .map(tuple -> written(tuple.getKeyNode()) + ": " + written(tuple.getValueNode()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case SequenceNode list ->
                list.getValue().stream().map(Entry::written).collect(Collectors.joining(", ", "[", "]"));
            case ScalarNode scalar -> scalar.getValue();
            default -> "…";
        };
    }

    private Problems.Place place(Node at) {
        return Problems.Place.of(file, at);
    }
}
