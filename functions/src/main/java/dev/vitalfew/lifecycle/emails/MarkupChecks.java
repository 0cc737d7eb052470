package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.lifecycle.emails.Markup.Attribute;
import dev.vitalfew.lifecycle.emails.Markup.Element;
import dev.vitalfew.model.Nearest;
import dev.vitalfew.model.Problems;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What is wrong with an email's elements, one by one: MJML drops in silence what it does not know. */
final class MarkupChecks {

    private static final Pattern LINK = Pattern.compile(
            "(https://[^\\s{}]+|\\{\\{(links|brand)\\.\\w+}}[^\\s{}]*)(\\{\\{[^{}]+}}[^\\s{}]*)*|http://localhost[:/]\\S*|mailto:\\S+");

    private static final String NPS = "{{links." + Links.NPS + "}}";
    private static final Pattern SCORE = Pattern.compile("(&score=(10|[0-9]))?");
    private static final Pattern VALUE =
            Pattern.compile("\\{\\{(?!\\s*(?:links|brand)\\.|[#/]|else)[^{}]*\\b(?:person|account)\\.[^{}]*}}");
    private static final Pattern TOPIC = Pattern.compile("[?&;]topic=([^&#{}]*)");
    private static final Set<String> LINKS = Set.of("href", "src", "background-url");

    private final Problems problems;
    private final Composed source;
    private final Set<String> topics;

    private MarkupChecks(Problems problems, Composed source, Set<String> topics) {
        this.problems = problems;
        this.source = source;
        this.topics = topics;
    }

    /** @param topics what a link can say that it is about, as far as preferences ask */
    static void check(Problems problems, Composed source, Element root, Set<String> topics) {
        new MarkupChecks(problems, source, topics).in(root);
    }

    private void in(Element parent) {
        if (!Grammar.hasText(parent.tag())) {
            parent.texts()
                    .forEach(text -> error(
                            text.at(),
                            "text in <" + parent.tag() + "> is dropped",
                            text.text().strip().startsWith("{{") ? "<mj-raw> around it" : "<mj-text> around it"));
        }
        for (var element : parent.elements()) {
            if (allowed(parent.tag(), element)) {
                attributes(parent.tag(), element);
                if (element.tag().equals("mj-image") || element.tag().equals("img")) {
                    image(element);
                }
                in(element);
            }
        }
    }

    private boolean allowed(String parent, Element element) {
        var tag = element.tag();
        var children = Grammar.childrenOf(parent);
        if (children.contains(tag)) {
            return true;
        }
        var known = Grammar.tags().contains(tag);
        error(
                element.at(),
                known ? "<" + tag + "> can't stand in <" + parent + ">" : "there is no <" + tag + ">",
                known ? "one of " + String.join(", ", new TreeSet<>(children)) : Nearest.instead(tag, children));
        return false;
    }

    private void attributes(String parent, Element element) {
        var allowed = Grammar.attributesOf(element.tag(), parent);
        for (var attribute : element.attributes()) {
            var name = attribute.name();
            if (!allowed.contains(name)) {
                error(
                        attribute.at(),
                        "<" + element.tag() + "> has no " + name + "=",
                        Nearest.to(name, allowed)
                                .map(near -> near + "=")
                                .orElse("an attribute that <" + element.tag() + "> has"));
            } else if (LINKS.contains(name)) {
                link(attribute);
            } else if (VALUE.matcher(attribute.value()).find()
                    && !Set.of("alt", "title", "aria-label").contains(name)) {
                error(
                        attribute.valueAt(),
                        "a recipient's value can't stand in " + name + "=",
                        "a value of the brand, or none");
            }
        }
    }

    private void link(Attribute link) {
        var value = link.value();
        if (value.startsWith(NPS)) {
            if (!SCORE.matcher(value.substring(NPS.length())).matches()) {
                error(link.valueAt(), "behind " + NPS + " can stand a score of 0 to 10 only", NPS + "&amp;score=9");
            }
        } else if (!LINK.matcher(value).matches()) {
            error(link.valueAt(), value + " is no link for an email", instead(value));
        } else if (VALUE.matcher(value).results().anyMatch(found -> !found.group()
                .matches("\\{\\{(url |default \\(url ).*"))) {
            error(link.valueAt(), "a value in a link is not encoded", "{{url (default person.id 'none')}}");
        }
        topic(link);
    }

    /** A slip would be clicked in vain. */
    private void topic(Attribute link) {
        var topic = TOPIC.matcher(link.value());
        if (topic.find() && !topics.isEmpty() && !topics.contains(topic.group(1))) {
            problems.warning(
                    source.place(link.valueAt()),
                    "no preference is inferred from the topic " + topic.group(1),
                    Nearest.instead(topic.group(1), topics));
        }
    }

    private static String instead(String value) {
        return value.startsWith("http://")
                ? "https://" + value.substring("http://".length())
                : "an address that begins with https://, mailto:, {{brand.…}} or {{links.…}}";
    }

    private void image(Element image) {
        if (image.attribute("alt").isEmpty()) {
            error(
                    image.at(),
                    "an image has no text for those who don't see it",
                    "alt=\"what it shows\", or alt=\"\" for a decoration");
        }
    }

    private void error(int at, String what, String instead) {
        problems.error(source.place(at), what, instead);
    }
}
