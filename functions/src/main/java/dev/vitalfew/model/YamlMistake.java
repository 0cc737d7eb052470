package dev.vitalfew.model;

import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says of what a parser could not read what somebody probably did, in words for those who never learnt YAML. */
record YamlMistake(Problems.Place place, String what, String instead) {

    private static final String ASTRAY = "expected <block end>, but found ";

    static YamlMistake of(String file, String text, MarkedYamlEngineException e) {
        var problem = Optional.ofNullable(e.getProblem()).orElse("");
        var context = Optional.ofNullable(e.getContext()).orElse("");
        var at = e.getProblemMark().map(mark -> Problems.Place.of(file, mark)).orElse(new Problems.Place(file, 1, 1));
        var from = e.getContextMark().map(mark -> Problems.Place.of(file, mark)).orElse(at);
        var line = text.lines().skip(at.line() - 1L).findFirst().orElse("");
        if (context.equals("while scanning an alias")) {
            return unquoted(from, line);
        }
        if (problem.startsWith("found undefined alias") || problem.contains("cannot start any token")) {
            return unquoted(at, line);
        }
        if (context.startsWith("while parsing a flow")) {
            var open = context.endsWith("mapping") ? "{" : "[";
            var close = context.endsWith("mapping") ? "}" : "]";
            return from.line() < at.line()
                    ? new YamlMistake(from, "this " + open + " is not closed", close + " at its end")
                    : new YamlMistake(
                            at,
                            "a comma or the closing " + close + " is missing before this",
                            "a comma between two entries, and text with a colon in quotes");
        }
        if (context.startsWith("while scanning a quoted scalar")) {
            return new YamlMistake(from, "this quote is not closed", "the same quote at the end of the text");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return colon(at, line);
        }
        if (problem.startsWith(ASTRAY)) {
            return astray(at, problem.substring(ASTRAY.length()));
        }
        return new YamlMistake(at, "not YAML: " + problem, "valid YAML");
    }

    /** Text that begins with what means something to YAML, such as {@code *@acme.example}. */
    private static YamlMistake unquoted(Problems.Place at, String line) {
        var text = line.substring(Math.min(at.column() - 1, line.length()));
        var word = text.split("[\\s,}\\]]", 2)[0];
        var sign = word.isEmpty() ? "this" : word.substring(0, word.offsetByCodePoints(0, 1));
        return new YamlMistake(at, "text that begins with " + sign + " needs quotes", "\"" + word + "\"");
    }

    private static YamlMistake colon(Problems.Place at, String line) {
        var before = line.substring(0, Math.min(at.column() - 1, line.length()));
        return before.contains(": ")
                ? new YamlMistake(at, "a second colon stands in this line", "text with a colon in quotes")
                : new YamlMistake(
                        at,
                        "this line is indented too far, or the one before lacks a colon and a space",
                        "as many spaces as the keys beside it, and key: value in each");
    }

    private static YamlMistake astray(Problems.Place at, String found) {
        return switch (found) {
            case "'}'", "']'" ->
                new YamlMistake(at, "a " + found.charAt(1) + " too many", "one for each that was opened");
            case "'<scalar>'" ->
                new YamlMistake(at, "the text goes on after its quotes", "quotes around all of it, of the other kind");
            default ->
                new YamlMistake(
                        at,
                        "this line is not indented like those that it belongs with",
                        "as many spaces as the entries beside it");
        };
    }
}
