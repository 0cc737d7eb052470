package dev.vitalfew.model;

import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Turns a file's text into nodes that know where they stand; what is no YAML, or YAML too clever, is a problem. */
public final class Yaml {

    private final Problems problems;

    public Yaml(Problems problems) {
        this.problems = problems;
    }

    /** The entries of the file; empty when it can't be read, which is then among the problems. */
    public Optional<Entry> read(String file, String text) {
        var tab = indentingTab(text);
        if (tab.isPresent()) {
            problems.error(
                    new Problems.Place(file, tab.get()[0], tab.get()[1]),
                    "a tab stands where YAML wants spaces",
                    "two spaces for each level");
            return Optional.empty();
        }
        return compose(file, text).flatMap(root -> entry(file, root));
    }

    /** A file of comments alone is one without keys, so that its reader says which it misses. */
    private Optional<Node> compose(String file, String text) {
        try {
            var settings =
                    LoadSettings.builder().setLabel(Path.of(file).toString()).build();
            var parser = new ParserImpl(settings, new StreamReader(settings, text));
            return new Composer(settings, new ShallowParser(parser))
                    .getSingleNode()
                    .or(() -> Optional.of(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK)));
        } catch (ShallowParser.TooDeep e) {
            problems.error(place(file, e), "this is " + e.getProblem(), "a part of it with a name, under rules");
        } catch (MarkedYamlEngineException e) {
            var mistake = YamlMistake.of(file, text, e);
            problems.error(mistake.place(), mistake.what(), mistake.instead());
        } catch (YamlEngineException e) {
            problems.error(new Problems.Place(file, 1, 1), "not YAML: " + e.getMessage(), "valid YAML");
        }
        return Optional.empty();
    }

    private static Problems.Place place(String file, MarkedYamlEngineException problem) {
        return problem.getProblemMark()
                .map(mark -> Problems.Place.of(file, mark))
                .orElse(new Problems.Place(file, 1, 1));
    }

    private Optional<Entry> entry(String file, Node root) {
        var alias = repeated(root, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (alias.isPresent()) {
            problems.error(
                    Problems.Place.of(file, alias.get()),
                    "an anchor that is used again (& and *)",
                    "name the condition under rules and refer to it");
            return Optional.empty();
        }
        if (root instanceof MappingNode mapping) {
            return Optional.of(new Entry(problems, file, mapping));
        }
        problems.error(Problems.Place.of(file, root), "a file of keys and values is expected", "key: value");
        return Optional.empty();
    }

    private static Optional<Node> repeated(Node node, Set<Node> seen) {
        if (!seen.add(node)) {
            return Optional.of(node);
        }
        var children =
                switch (node) {
                    case MappingNode mapping ->
                        mapping.getValue().stream()
                                .flatMap(tuple -> Stream.of(tuple.getKeyNode(), tuple.getValueNode()));
                    case SequenceNode list -> list.getValue().stream();
                    case ScalarNode _ -> Stream.<Node>empty();
                    default -> Stream.<Node>empty();
                };
        return children.flatMap(child -> repeated(child, seen).stream()).findFirst();
    }

    private static Optional<int[]> indentingTab(String text) {
        var line = 0;
        for (var content : text.lines().toList()) {
            line++;
            var start = content.length() - content.stripLeading().length();
            var tab = content.indexOf('\t');
            if (tab >= 0 && tab < start && start < content.length()) {
                return Optional.of(new int[] {line, tab + 1});
            }
        }
        return Optional.empty();
    }
}
