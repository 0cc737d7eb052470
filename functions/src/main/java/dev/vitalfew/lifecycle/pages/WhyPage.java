package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says to a recipient why they got an email. */
public final class WhyPage {

    private static final String STYLES = """
            ul.found { padding: .75rem 1rem .75rem 2rem; border-left: 4px solid var(--accent);
              background: var(--background); overflow-wrap: anywhere; }
            h2 { margin: 1.5rem 0 .5rem; font-size: 1.125rem; }
            ul { margin: 0 0 1rem; padding-left: 1.25rem; }
            """;

    private WhyPage() {}

    /** What somebody did, and when. */
    public record Happened(String what, Instant at) {}

    /**
     * @param sent when the email went out
     * @param topic the title of what it is about
     * @param account the name of the account that the rule looked at; empty: it looked at the recipient
     * @param found what made the rule fit, as the deployer's rules say it
     * @param happened what it counts of the recipient
     */
    public record State(
            Instant sent,
            Optional<String> topic,
            Optional<String> account,
            List<String> found,
            Instant since,
            List<Happened> happened,
            ZoneId zone,
            String unsubscribe,
            String preferences) {}

    public static Page show(Sheet sheet, State state) {
        var texts = sheet.texts();
        var since = texts.date(state.since(), state.zone());
        return Page.styled(sheet, texts.plain("why.title"), STYLES, """
                <h1>%s</h1>
                <p>%s</p>
                <p>%s</p>
                %s%s<p>%s</p>
                <p><a href="%s">%s</a></p>
                <p><a href="%s">%s</a></p>
                <p class="small">%s</p>
                """.formatted(
                        texts.html("why.title"),
                        sent(texts, state),
                        state.account()
                                .map(name -> texts.html("why.account", escaped(name), since))
                                .orElseGet(() -> texts.html("why.person", since)),
                        found(texts, state),
                        happened(texts, state),
                        texts.html("why.choice"),
                        sheet.to(state.preferences()),
                        texts.html("unsubscribe.preferences"),
                        sheet.to(state.unsubscribe()),
                        texts.html("unsubscribe.everything"),
                        texts.html("why.write", sheet.mailTo())));
    }

    private static String sent(Texts texts, State state) {
        var date = texts.date(state.sent(), state.zone());
        return state.topic()
                .map(topic -> texts.html("why.sentAbout", date, escaped(topic)))
                .orElseGet(() -> texts.html("why.sent", date));
    }

    /** The rules are in English, whatever the page is in. */
    private static String found(Texts texts, State state) {
        return state.found().isEmpty()
                ? "<p>" + texts.html("why.noReason") + "</p>\n"
                : state.found().stream()
                        .map(one -> "<li>" + escaped(one) + "</li>")
                        .collect(Collectors.joining("\n", "<ul class=\"found\" lang=\"en\">\n", "\n</ul>\n"));
    }

    private static String happened(Texts texts, State state) {
        if (state.happened().isEmpty()) {
            return "";
        }
        return state.happened().stream()
                .map(one -> "<li>%s, %s</li>".formatted(escaped(one.what()), texts.date(one.at(), state.zone())))
                .collect(Collectors.joining("\n", "<h2>" + texts.html("why.happened") + "</h2>\n<ul>\n", "\n</ul>\n"));
    }
}
