package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Nearest;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Problems.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks what stands between braces: blocks that are closed, helpers and names that there are, and a fallback for each
 * value that a recipient may not have. Handlebars itself finds out only when the email is rendered, for that recipient.
 */
final class Expressions {

    /** What templates may call; anything else of Handlebars is refused. */
    static final Set<String> HELPERS = Set.of("date", "default", "number", "url");

    private static final Set<String> BLOCKS = Set.of("if", "unless");
    private static final Set<String> ROOTS = Set.of("account", "brand", "links", "person", "words");
    private static final Pattern BRACES =
            Pattern.compile("\\{\\{(?:!--.*?--}}|(?<what>.*?)(?<end>}?}}|\\z))", Pattern.DOTALL);
    private static final Pattern NOT_CLOSED = Pattern.compile("[<\\n]|.\\{");
    private static final Pattern WORD = Pattern.compile("[()]|'[^']*'|\"[^\"]*\"|[^\\s()'\"]+|['\"]");

    private final Problems problems;
    private final Composed source;
    private final Map<String, Set<String>> names;
    private final Set<String> always;
    private final Deque<Block> blocks = new ArrayDeque<>();

    /** @param present the path that has a value where we are now */
    private record Block(String name, int at, String path, Optional<String> present) {}

    private Expressions(Problems problems, Composed source, Map<String, Set<String>> names, Set<String> always) {
        this.problems = problems;
        this.source = source;
        this.names = names;
        this.always = always;
    }

    /** Whether it can be told where braces begin and end. */
    static boolean check(Problems problems, Composed source, Known known, Brand brand) {
        var brandNames = new TreeSet<>(brand.values().keySet());
        brandNames.addAll(Brand.OPTIONAL);
        var names = Map.of(
                "person", known.person(),
                "account", known.account(),
                "brand", brandNames,
                "links", new TreeSet<>(Links.NAMES),
                "words", Set.<String>of());
        return new Expressions(problems, source, names, brand.values().keySet()).check();
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
        missing.ifPresent(path -> error(
                at, "{{" + text + "}} may have no value", "{{default " + inParentheses(text) + " 'something else'}}"));
    }

    private static String inParentheses(String text) {
        return text.contains(" ") ? "(" + text + ")" : text;
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
        var present = path.startsWith("links.")
                || path.startsWith("brand.") && always.contains(path.substring("brand.".length()))
                || blocks.stream()
                        .anyMatch(block -> block.present().filter(path::equals).isPresent());
        return !present;
    }

    /** Whether there is such a name. */
    private boolean name(String path, int at) {
        var parts = path.split("\\.", -1);
        var known = names.get(parts[0]);
        if (known == null) {
            error(at, "there is no " + path, meant(path));
            return false;
        }
        if (parts.length != 2 || !known.contains(parts[1])) {
            var name = parts.length < 2 ? "" : parts[1];
            error(at, "there is no " + path, instead(parts[0], name, known));
            return false;
        }
        return true;
    }

    private String instead(String root, String name, Set<String> known) {
        var trait = root.equals("person") || root.equals("account");
        return Nearest.to(name, known)
                .map(near -> root + "." + near)
                .orElseGet(() -> trait
                        ? "a trait that a rule reads, or an example of it in " + Example.FILE
                        : root.equals("words")
                                ? "a text of emails/words.yaml"
                                : "one of "
                                        + known.stream()
                                                .map(one -> root + "." + one)
                                                .collect(Collectors.joining(", ")));
    }

    /** {@code firstName} for {@code person.firstName}, {@code persn.firstName} for {@code person.firstName}. */
    private String meant(String path) {
        var name = path.substring(path.lastIndexOf('.') + 1);
        var roots = path.contains(".")
                ? Nearest.to(path.substring(0, path.indexOf('.')), ROOTS).stream()
                : Stream.of("person", "account", "brand", "links");
        return roots.flatMap(root -> Nearest.to(name, names.getOrDefault(root, Set.of())).stream()
                        .map(near -> root + "." + near))
                .findFirst()
                .orElse("person.…, account.…, brand.… or links.…");
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(found -> found.group()).toList();
    }

    private void error(int at, String what, String instead) {
        Place place = source.place(at);
        problems.error(place, what, instead);
    }
}
