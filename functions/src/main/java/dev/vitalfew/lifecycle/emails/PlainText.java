package dev.vitalfew.lifecycle.emails;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The text part of an email, from the same source as its HTML: still a template, with links written out, except for those
 * that answer with one score: a line of eleven links is no help, and the page asks for the score.
 */
final class PlainText {

    private final StringBuilder text = new StringBuilder();
    private String href = "";
    private int linkStart;
    private boolean inBody;

    private PlainText() {}

    static String of(String mjml) {
        try {
            var factory = XMLInputFactory.newFactory();
            factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
            var reader = factory.createXMLStreamReader(new StringReader(mjml));
            var plain = new PlainText();
            while (reader.hasNext()) {
                plain.take(reader);
            }
            return tidied(plain.text.toString());
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException(String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    private void take(XMLStreamReader reader) throws XMLStreamException {
        switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> start(reader);
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS -> {
                if (inBody) {
                    text.append(reader.getText().replaceAll("\\s+", " "));
                }
            }
            default -> {}
        }
    }

    private void start(XMLStreamReader reader) {
        switch (reader.getLocalName()) {
            case "mj-body" -> inBody = true;
            case "br" -> text.append('\n');
            case "img", "mj-image" -> {
                var alt = reader.getAttributeValue(null, "alt");
                text.append(alt == null ? "" : alt);
            }
            case "li" -> text.append("\n- ");
            case "mj-divider" -> text.append("\n\n--\n\n");
            case "a", "mj-button" -> {
                var target = reader.getAttributeValue(null, "href");
                href = target == null ? "" : target;
                linkStart = text.length();
            }
            default -> {}
        }
    }

    private void end(String tag) {
        switch (tag) {
            case "mj-body" -> inBody = false;
            case "a", "mj-button" -> {
                if (href.startsWith("{{links.nps}}") && href.contains("&score=")) {
                    text.setLength(linkStart);
                    href = "";
                }
                var shown = text.substring(linkStart).strip();
                if (!href.isEmpty() && !shown.equals(href)) {
                    text.append(tag.equals("a") ? " (" + href + ")" : ":\n" + href + "\n\n");
                }
                href = "";
            }
            case "p", "h1", "h2", "h3", "mj-text", "mj-image", "ul", "ol", "tr" -> text.append("\n\n");
            default -> {}
        }
    }

    /** Without the empty lines that conditions leave. */
    static String tidied(String text) {
        return text.replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                        .replaceAll("\\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }
}
