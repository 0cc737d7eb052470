package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import java.util.Optional;

/** Takes a recipient off all emails or those of one topic, and on again. */
public final class UnsubscribePage {

    /** The field of the form that means the email's topic alone. */
    public static final String TOPIC = "topic";

    /** The field of the form that takes back what was done. */
    public static final String UNDO = "undo";

    private UnsubscribePage() {}

    /**
     * Asks before it acts, since mail scanners follow links.
     *
     * @param topic the title of the email's topic
     * @param preferences the link to the page of preferences
     */
    public static Page ask(Sheet sheet, Optional<String> topic, String preferences) {
        var texts = sheet.texts();
        return Page.of(sheet, texts.plain("unsubscribe.title"), """
                <h1>%s</h1>
                <p>%s</p>
                %s%s<p><a href="%s">%s</a></p>
                <p class="small">%s</p>
                """.formatted(
                        texts.html("unsubscribe.heading", sheet.name()),
                        texts.html("unsubscribe.text"),
                        form(sheet, "", texts.html("unsubscribe.everything"), ""),
                        topic.map(title -> form(
                                        sheet,
                                        hidden(TOPIC),
                                        texts.html("unsubscribe.topic", escaped(title)),
                                        " class=\"second\""))
                                .orElse(""),
                        sheet.to(preferences),
                        texts.html("unsubscribe.preferences"),
                        texts.html("unsubscribe.nothingYet")));
    }

    /** @param topic the title of the topic that was stopped; empty: everything was */
    public static Page done(Sheet sheet, Optional<String> topic, String preferences) {
        var texts = sheet.texts();
        return Page.of(sheet, texts.plain("unsubscribed.title"), """
                <h1>%s</h1>
                <p role="status">%s</p>
                %s<p><a href="%s">%s</a></p>
                <p class="small">%s</p>
                """.formatted(
                        topic.map(title -> texts.html("unsubscribed.topicHeading", escaped(title)))
                                .orElseGet(() -> texts.html("unsubscribed.heading")),
                        topic.isPresent()
                                ? texts.html("unsubscribed.topicText")
                                : texts.html("unsubscribed.text", sheet.name()),
                        form(
                                sheet,
                                hidden(UNDO) + topic.map(_ -> hidden(TOPIC)).orElse(""),
                                texts.html("unsubscribed.undo"),
                                " class=\"second\""),
                        sheet.to(preferences),
                        texts.html("unsubscribe.preferences"),
                        texts.html("unsubscribed.still", sheet.mailTo())));
    }

    /** @param blocked whether the address gets no emails for another reason, which the recipient can't lift */
    public static Page undone(Sheet sheet, Optional<String> topic, boolean blocked, String preferences) {
        var texts = sheet.texts();
        return Page.of(sheet, texts.plain("subscribed.title"), """
                <h1>%s</h1>
                <p role="status">%s</p>
                %s<p><a href="%s">%s</a></p>
                """.formatted(
                        topic.map(title -> texts.html("subscribed.topicHeading", escaped(title)))
                                .orElseGet(() -> texts.html(blocked ? "subscribed.title" : "subscribed.heading")),
                        texts.html("subscribed.text"),
                        blocked ? PreferencesPage.blocked(sheet) : "",
                        sheet.to(preferences),
                        texts.html("unsubscribe.preferences")));
    }

    private static String hidden(String name) {
        return "<input type=\"hidden\" name=\"" + name + "\" value=\"yes\">\n";
    }

    private static String form(Sheet sheet, String fields, String label, String attributes) {
        return """
                <form method="post" action="%s">
                %s<button type="submit"%s>%s</button>
                </form>
                """.formatted(sheet.here(), fields, attributes, label);
    }
}
