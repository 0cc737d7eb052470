package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads MJML into elements that know where they stand. Says which tags are left open, or closed in a wrong order. */
final class Markup {

    private static final Pattern TOKEN = Pattern.compile(
            "<!--.*?-->|\\{\\{.*?}}|<(?<close>/?)(?<tag>[A-Za-z][\\w-]*)(?<with>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*?)(?<empty>/?)>"
                    + "|(?<bad><|&(?!(?:amp|lt|gt|quot|apos|#\\d+|#x[0-9A-Fa-f]+);))",
            Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w:-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    private static final Set<String> EMPTY = Set.of("br", "hr", "img", "meta");

    private final Problems problems;
    private final Composed source;
    private final Element root = new Element("", 0, List.of(), Optional.empty());
    private final Deque<Element> open = new ArrayDeque<>(List.of(root));

    private Markup(Problems problems, Composed source) {
        this.problems = problems;
        this.source = source;
    }

    record Attribute(String name, String value, int at, int valueAt) {}

    record Text(String text, int at) {}

    /** An element with what is in it; its own texts leave out those of its elements. */
    record Element(
            String tag,
            int at,
            List<Attribute> attributes,
            Optional<Element> parent,
            List<Element> elements,
            List<Text> texts) {

        Element(String tag, int at, List<Attribute> attributes, Optional<Element> parent) {
            this(tag, at, attributes, parent, new ArrayList<>(), new ArrayList<>());
        }

        Optional<String> attribute(String name) {
            return attributes.stream()
                    .filter(attribute -> attribute.name().equals(name))
                    .map(Attribute::value)
                    .findFirst();
        }

        String text() {
            var text = new StringBuilder();
            texts.forEach(one -> text.append(one.text()));
            elements.forEach(one -> text.append(one.text()));
            return text.toString();
        }
    }

    /** The element around everything. */
    static Element read(Problems problems, Composed source) {
        return new Markup(problems, source).read();
    }

    private Element read() {
        var text = source.text();
        var token = TOKEN.matcher(text);
        var end = 0;
        while (token.find()) {
            text(text.substring(end, token.start()), end);
            end = token.end();
            if (token.group("bad") != null) {
                bad(text, token.start());
            } else if (token.group("tag") == null) {
                text(token.group().startsWith("{{") ? token.group() : "", token.start());
            } else if (token.group("close").isEmpty()) {
                begin(token.group("tag"), token.start(), token.group("with"), token.start("with"));
                if (!token.group("empty").isEmpty()) {
                    open.pop();
                }
            } else {
                end(token.group("tag"), token.start());
            }
        }
        text(text.substring(end), end);
        open.stream().filter(element -> element != root).forEach(element -> notClosed(element, ""));
        return root;
    }

    private void text(String text, int at) {
        if (!text.isBlank()) {
            open.getFirst()
                    .texts()
                    .add(new Text(text, at + text.length() - text.stripLeading().length()));
        }
    }

    private void begin(String tag, int at, String with, int withAt) {
        var attributes = new ArrayList<Attribute>();
        var attribute = ATTRIBUTE.matcher(with);
        while (attribute.find()) {
            var group = attribute.group(2) == null ? 3 : 2;
            attributes.add(new Attribute(
                    attribute.group(1),
                    decoded(attribute.group(group)),
                    withAt + attribute.start(),
                    withAt + attribute.start(group)));
        }
        var rest = attribute.reset().replaceAll("").strip();
        if (!rest.isEmpty()) {
            error(at, "<" + tag + "> has an attribute without quotes: " + rest, "name=\"value\"");
        }
        var element = new Element(tag, at, attributes, Optional.of(open.getFirst()));
        open.getFirst().elements().add(element);
        open.push(element);
    }

    private void end(String tag, int at) {
        if (open.stream().noneMatch(element -> element.tag().equals(tag))) {
            error(at, "</" + tag + "> closes a tag that is not open", "<" + tag + "> before it, or nothing");
            return;
        }
        while (!open.getFirst().tag().equals(tag)) {
            notClosed(open.pop(), " before </" + tag + ">");
        }
        open.pop();
    }

    private void notClosed(Element element, String before) {
        var tag = element.tag();
        error(
                element.at(),
                "<" + tag + "> is not closed",
                EMPTY.contains(tag) ? "<" + tag + " />" : "</" + tag + ">" + before);
    }

    private void bad(String text, int at) {
        if (text.charAt(at) == '<') {
            error(at, "< begins no tag here", "&lt;");
        } else if (text.startsWith("&nbsp;", at)) {
            error(at, "MJML does not know &nbsp;", "&#160;");
        } else {
            error(at, "& begins nothing here", "&amp;");
        }
    }

    private void error(int at, String what, String instead) {
        problems.error(source.place(at), what, instead);
    }

    private static String decoded(String value) {
        return value.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}
