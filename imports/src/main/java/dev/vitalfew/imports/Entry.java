package dev.vitalfew.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Keys and values as they stand in a mapping file. What does not read as it should is a problem and counts as absent. */
final class Entry {

    private final String file;
    private final MappingNode node;
    private final List<String> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    private Entry(String file, MappingNode node, List<String> problems) {
        this.file = file;
        this.node = node;
        this.problems = problems;
        for (var tuple : node.getValue()) {
            var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "(not text)";
            if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
                problem(place(tuple.getKeyNode()), "the key " + key + " is repeated", "keep one of them");
            }
        }
    }

    /** The file's entries; throws {@link Refused} when it is no YAML of keys and values. */
    static Entry read(String file, String text) {
        try {
            var root = new Compose(LoadSettings.builder().setLabel(file).build()).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return new Entry(file, mapping, new ArrayList<>());
            }
            throw new Refused(file + ":1:1: a file of keys and values is expected. Instead: message: track.");
        } catch (MarkedYamlEngineException e) {
            var mark = e.getProblemMark();
            var line = mark.map(found -> found.getLine() + 1).orElse(1);
            var column = mark.map(found -> found.getColumn() + 1).orElse(1);
            throw new Refused(new Place(file, line, column) + ": not YAML: " + e.getProblem() + ".");
        } catch (YamlEngineException e) {
            throw new Refused(file + ":1:1: not YAML: " + e.getMessage() + ".");
        }
    }

    List<String> problems() {
        return problems;
    }

    void problem(Place place, String what, String instead) {
        problems.add(place + ": " + what + ". Instead: " + instead + ".");
    }

    /** Refuses keys that mean nothing here. */
    Entry allows(Collection<String> known) {
        for (var tuple : node.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
                problem(
                        place(key),
                        "the key " + key.getValue() + " means nothing here",
                        Nearest.instead(key.getValue(), known));
            }
        }
        return this;
    }

    Set<String> keys() {
        return values.keySet();
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Place place() {
        return place(node);
    }

    Place at(String key) {
        return place(values.getOrDefault(key, node));
    }

    /** A single value, which may be empty. */
    Optional<String> text(String key) {
        return texts(key).stream().findFirst();
    }

    /** A single value that has to be there and can't be empty. */
    String needed(String key, String example) {
        var found = text(key).filter(text -> !text.isBlank());
        if (found.isEmpty()) {
            problem(at(key), "the key " + key + " is missing or empty", key + ": " + example);
        }
        return found.orElse("");
    }

    /** A list of values, or one value for a list of one. */
    List<String> texts(String key) {
        var value = values.get(key);
        return switch (value) {
            case null -> List.of();
            case ScalarNode scalar -> List.of(scalar.getValue());
            case SequenceNode list
            when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
                list.getValue().stream()
                        .map(one -> ((ScalarNode) one).getValue())
                        .toList();
            default -> {
                problem(place(value), key + " is a text", key + ": text");
                yield List.of();
            }
        };
    }

    boolean isText(String key) {
        return values.get(key) instanceof ScalarNode;
    }

    /** Keys and values under a key. */
    Optional<Entry> entry(String key) {
        var value = values.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof MappingNode mapping) {
            return Optional.of(new Entry(file, mapping, problems));
        }
        problem(place(value), key + " has keys and values", key + ": { key: value }");
        return Optional.empty();
    }

    private Place place(Node at) {
        return Place.of(file, at);
    }
}
