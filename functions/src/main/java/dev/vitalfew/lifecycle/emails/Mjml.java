package dev.vitalfew.lifecycle.emails;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.io.StringReader;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** MJML to HTML. Refuses what the library would let through: tags it does not know, and tags left open. */
final class Mjml {

    private static final Set<String> HTML = Set.of(
            "a", "b", "br", "em", "h1", "h2", "h3", "i", "li", "ol", "p", "span", "strong", "table", "tbody", "td",
            "th", "tr", "u", "ul");

    /** Which tags may stand in which. */
    private static final Map<String, Set<String>> CHILDREN = Map.ofEntries(
            Map.entry("", Set.of("mjml")),
            Map.entry("mjml", Set.of("mj-head", "mj-body")),
            Map.entry(
                    "mj-head",
                    Set.of("mj-title", "mj-preview", "mj-attributes", "mj-style", "mj-breakpoint", "mj-font")),
            Map.entry(
                    "mj-attributes", Set.of("mj-all", "mj-class", "mj-text", "mj-button", "mj-section", "mj-divider")),
            Map.entry("mj-body", Set.of("mj-section", "mj-wrapper")),
            Map.entry("mj-wrapper", Set.of("mj-section")),
            Map.entry("mj-section", Set.of("mj-column", "mj-group")),
            Map.entry("mj-group", Set.of("mj-column")),
            Map.entry(
                    "mj-column",
                    Set.of("mj-text", "mj-button", "mj-image", "mj-divider", "mj-spacer", "mj-table", "mj-social")),
            Map.entry("mj-social", Set.of("mj-social-element")),
            Map.entry("mj-text", HTML),
            Map.entry("mj-button", Set.of("b", "strong", "em", "br", "span")),
            Map.entry("mj-table", HTML));

    private static final Pattern LINK = Pattern.compile(
            "https://[^\\s{}]+(\\{\\{[^{}]+}}[^\\s{}]*)*|\\{\\{(links|brand)\\.\\w+}}\\S*|http://localhost[:/]\\S*|mailto:\\{\\{brand\\.\\w+}}");

    private static final String NPS = "{{links." + Links.NPS + "}}";
    private static final Pattern SCORE = Pattern.compile("(&score=(10|[0-9]))?");

    private Mjml() {}

    static String toHtml(String mjml) {
        return Mjml4j.render(mjml, new Mjml4j.Configuration("en"));
    }

    /** @param before how many lines stand before the document in the file that messages name */
    static void check(String file, String mjml, int before) {
        try {
            var reader = factory().createXMLStreamReader(new StringReader(mjml));
            element(file, reader, "", before);
        } catch (XMLStreamException e) {
            var line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new BadTemplate(file, line + before, "a tag is not closed, or not in order: " + firstLine(e));
        }
    }

    private static void element(String file, XMLStreamReader reader, String parent, int before)
            throws XMLStreamException {
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    var line = reader.getLocation().getLineNumber() + before;
                    var tag = reader.getLocalName();
                    var allowed = HTML.contains(parent) ? HTML : CHILDREN.getOrDefault(parent, Set.of());
                    if (!allowed.contains(tag)) {
                        throw new BadTemplate(
                                file,
                                line,
                                "<" + tag + "> can't stand in <" + parent + ">; here can be "
                                        + String.join(", ", new java.util.TreeSet<>(allowed)));
                    }
                    links(file, reader, line);
                    element(file, reader, tag, before);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    return;
                }
                default -> {}
            }
        }
    }

    private static void links(String file, XMLStreamReader reader, int line) {
        for (var i = 0; i < reader.getAttributeCount(); i++) {
            var name = reader.getAttributeLocalName(i);
            if (name.startsWith("on")) {
                throw new BadTemplate(file, line, name + "= can't be used in an email");
            }
            var value = reader.getAttributeValue(i);
            if ((name.equals("href") || name.equals("src"))
                    && !LINK.matcher(value).matches()) {
                throw new BadTemplate(
                        file, line, "a link must begin with https://, {{brand.…}} or {{links.…}}: " + value);
            }
            if (value.startsWith(NPS)
                    && !SCORE.matcher(value.substring(NPS.length())).matches()) {
                throw new BadTemplate(
                        file, line, "behind " + NPS + " can stand &amp;score=0 to &amp;score=10 only: " + value);
            }
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage())
                .lines()
                .skip(1)
                .findFirst()
                .orElse("")
                .replace("Message: ", "");
    }
}
