package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Nearest;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks what stands between braces: blocks that are closed, helpers and names that there are, and a fallback for each
 * value that a recipient may not have. Handlebars itself finds out only when the email is rendered, for that recipient.
 */
final class Expressions {

    /** What templates may call; anything else of Handlebars is refused. */
    static final Set<String> HELPERS = Set.of("date", "default", "number", "url");

    private static final Set<String> BLOCKS = Set.of("if", "unless");
    private static final Pattern BRACES =
            Pattern.compile("\\{\\{(?:!--.*?--}}|(?<what>.*?)(?<end>}?}}|\\z))", Pattern.DOTALL);
    private static final Pattern NOT_CLOSED = Pattern.compile("[<\\n]|.\\{");
    private static final Pattern WORD = Pattern.compile("[()]|'[^']*'|\"[^\"]*\"|[^\\s()'\"]+|['\"]");

    private final Problems problems;
    private final Composed source;
    private final Values values;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** @param present the path that has a value where we are now */
    private record Block(String name, int at, String path, Optional<String> present) {}

    private Expressions(Problems problems, Composed source, Values values) {
        this.problems = problems;
        this.source = source;
        this.values = values;
    }

    /** Whether it can be told where braces begin and end. */
    static boolean check(Problems problems, Composed source, Values values) {
        return new Expressions(problems, source, values).check();
    }

    private boolean check() {
        var braces = BRACES.matcher(source.text());
        while (braces.find()) {
            if (braces.group("what") == null || braces.group("what").startsWith("!")) {
                continue;
            }
            if (!braces.group("end").endsWith("}}")
                    || NOT_CLOSED.matcher(braces.group("what")).find()) {
                error(braces.start(), "{{ is not closed", "}} behind it");
                return false;
            }
            expression(braces.group("what"), braces.start());
        }
        blocks.forEach(block ->
                error(block.at(), "{{#" + block.name() + "}} is not closed", "{{/" + block.name() + "}} behind it"));
        return true;
    }

    private void expression(String what, int at) {
        var text = what.strip();
        if (text.startsWith("{") || text.startsWith("&")) {
            error(at, "values are always escaped", "{{" + text.substring(1).strip() + "}}");
        } else if (text.startsWith("#")) {
            open(text.substring(1).strip(), at);
        } else if (text.startsWith("/")) {
            close(text.substring(1).strip(), at);
        } else if (text.equals("else") || text.equals("^")) {
            turn(at);
        } else if (text.startsWith("else ")) {
            error(at, "{{" + text + "}} is not understood here", "{{else}} and another {{#if …}} in it");
        } else {
            value(text, at);
        }
    }

    private void open(String text, int at) {
        var words = words(text);
        var name = words.isEmpty() ? "" : words.getFirst();
        var path = words.size() > 1 ? words.get(1) : "";
        if (!BLOCKS.contains(name)) {
            error(
                    at,
                    "there is no block {{#" + name + "}}",
                    "#" + Nearest.to(name, BLOCKS).orElse("if") + " …");
        } else if (words.size() != 2) {
            error(at, "{{#" + text + "}} asks for no single value", "{{#" + name + " person.firstName}}");
        } else {
            name(path, at);
        }
        blocks.push(new Block(name, at, path, name.equals("if") ? Optional.of(path) : Optional.empty()));
    }

    private void close(String name, int at) {
        if (blocks.isEmpty()) {
            error(at, "{{/" + name + "}} closes a block that is not open", "{{#" + name + " …}} before it, or nothing");
            return;
        }
        var block = blocks.pop();
        if (!block.name().equals(name)) {
            error(at, "{{/" + name + "}} closes {{#" + block.name() + "}}", "{{/" + block.name() + "}}");
        }
    }

    private void turn(int at) {
        if (blocks.isEmpty()) {
            error(at, "{{else}} stands in no block", "{{#if …}} before it, or nothing");
            return;
        }
        var block = blocks.pop();
        blocks.push(new Block(
                block.name(),
                block.at(),
                block.path(),
                block.name().equals("unless") ? Optional.of(block.path()) : Optional.empty()));
    }

    private void value(String text, int at) {
        var words = new ArrayDeque<>(words(text));
        if (words.isEmpty()) {
            error(at, "{{}} names nothing", "{{person.firstName}}");
            return;
        }
        var missing = call(words, at);
        if (!words.isEmpty()) {
            error(
                    at,
                    "{{" + text + "}} can't be read from " + words.getFirst() + " on",
                    "{{default person.firstName 'there'}}");
            return;
        }
        missing.ifPresent(_ -> error(at, "{{" + text + "}} may have no value", withFallback(text)));
    }

    private static String withFallback(String text) {
        if (text.startsWith("url ")) {
            return "{{url (default " + text.substring("url ".length()) + " 'something else')}}";
        }
        return "{{default " + (text.contains(" ") ? "(" + text + ")" : text) + " 'something else'}}";
    }

    /** A helper with what it is given, or one value. Returns the path that may have no value. */
    private Optional<String> call(Deque<String> words, int at) {
        var first = words.removeFirst();
        if (words.isEmpty() || words.getFirst().equals(")")) {
            return one(first, at);
        }
        if (!HELPERS.contains(first)) {
            error(at, "there is no helper " + first, Nearest.instead(first, HELPERS));
            words.clear();
            return Optional.empty();
        }
        var value = given(words, at);
        if (first.equals("date") || first.equals("number")) {
            return Optional.of(first); // what is there may be neither
        }
        if (!first.equals("default")) {
            return value;
        }
        if (words.isEmpty() || words.getFirst().equals(")")) {
            return value.isPresent() ? value : Optional.of(first);
        }
        var fallback = given(words, at);
        return value.isPresent() ? fallback : Optional.empty();
    }

    private Optional<String> given(Deque<String> words, int at) {
        var first = words.removeFirst();
        if (!first.equals("(")) {
            return one(first, at);
        }
        if (words.isEmpty()) {
            return Optional.empty();
        }
        var missing = call(words, at);
        if (words.isEmpty() || !words.removeFirst().equals(")")) {
            error(at, "( is not closed", ")");
        }
        return missing;
    }

    private Optional<String> one(String word, int at) {
        if (word.startsWith("'") || word.startsWith("\"") || word.matches("-?\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        if (HELPERS.contains(word)) {
            error(at, "{{" + word + "}} says not of what", "{{" + word + " person.firstName …}}");
            return Optional.empty();
        }
        return name(word, at) && mayBeMissing(word) ? Optional.of(word) : Optional.empty();
    }

    private boolean mayBeMissing(String path) {
        var present = values.always(path)
                || blocks.stream()
                        .anyMatch(block -> block.present().filter(path::equals).isPresent());
        return !present;
    }

    /** Whether there is such a name. */
    private boolean name(String path, int at) {
        if (!values.has(path)) {
            error(at, "there is no " + path, values.instead(path));
        }
        return values.has(path);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }

    private void error(int at, String what, String instead) {
        Place place = source.place(at);
        problems.error(place, what, instead);
    }
}
