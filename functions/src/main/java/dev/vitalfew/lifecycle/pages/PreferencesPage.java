package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where recipients choose what they get, how often, or not for a while. */
public final class PreferencesPage {

    /** The topics that the page showed, whether chosen or not. */
    public static final String SHOWN = "shown";

    /** Before the name of a topic: the field of its box. */
    public static final String TOPIC = "topic-";

    public static final String FREQUENCY = "frequency";
    public static final String PAUSE = "pause";
    public static final String KEEP = "keep";

    /** What the button does that was pressed. */
    public static final String ACT = "act";

    public static final String STOP = "stop";
    public static final String SUBSCRIBE = "subscribe";

    private static final int[] DAYS = {7, 14, 30, 90};

    private static final String STYLES = """
            h1 { margin-bottom: 1.5rem; }
            fieldset { margin: 0 0 1.75rem; padding: 0; border: 0; min-width: 0; }
            legend, .legend { display: block; padding: 0; margin: 0 0 .625rem; font-weight: 700; font-size: 1.125rem; }
            .choice { display: grid; grid-template-columns: auto 1fr; gap: 0 .75rem; padding: .5rem 0; cursor: pointer; }
            .choice input { width: 1.375rem; height: 1.375rem; margin: .125rem 0 0; accent-color: var(--accent); }
            .choice .small { grid-column: 2; }
            select { font: inherit; color: inherit; width: 100%; max-width: 20rem; min-height: 2.75rem; padding: .5rem .75rem;
              background: #fff; border: 1px solid #7a857f; border-radius: .4rem; }
            .help { margin: .5rem 0 1.25rem; }
            .or { margin-top: 1rem; padding-top: 1.5rem; border-top: 1px solid #d9dedb; }
            .or button { margin-bottom: 0; }
            """;

    private PreferencesPage() {}

    /** A topic as it is shown. */
    public record Box(String name, String title, String sentence, boolean chosen) {}

    /**
     * @param frequency the word of what was chosen
     * @param frequencies all that can be
     * @param saved whether it was just changed
     */
    public record State(
            List<Box> topics,
            String frequency,
            List<String> frequencies,
            Optional<Instant> pausedUntil,
            ZoneId zone,
            boolean unsubscribed,
            boolean blocked,
            boolean saved) {}

    public static Page show(Sheet sheet, State state) {
        var texts = sheet.texts();
        return Page.styled(sheet, texts.plain("preferences.title"), STYLES, """
                <h1>%s</h1>
                %s<form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <fieldset>
                <legend>%s</legend>
                %s
                </fieldset>
                <fieldset>
                <legend>%s</legend>
                %s
                </fieldset>
                <label class="legend" for="pause">%s</label>
                <select id="pause" name="%s" aria-describedby="resumes">
                %s
                </select>
                <p class="small help" id="resumes">%s</p>
                <button type="submit">%s</button>
                </form>
                %s""".formatted(
                        texts.html("preferences.heading", sheet.name()),
                        notes(sheet, state),
                        sheet.here(),
                        SHOWN,
                        escaped(state.topics().stream().map(Box::name).collect(Collectors.joining(" "))),
                        texts.html("preferences.topics"),
                        state.topics().stream().map(PreferencesPage::box).collect(Collectors.joining("\n")),
                        texts.html("preferences.frequency"),
                        state.frequencies().stream()
                                .map(word -> radio(texts, word, word.equals(state.frequency())))
                                .collect(Collectors.joining("\n")),
                        texts.html("preferences.pause"),
                        PAUSE,
                        pauses(texts, state),
                        texts.html("preferences.resumes"),
                        texts.html("preferences.save"),
                        state.unsubscribed() ? "" : stop(sheet)));
    }

    /** What counts before anything on the page; the button that ends it comes first. */
    private static String notes(Sheet sheet, State state) {
        var texts = sheet.texts();
        var saved =
                state.saved() ? "<p class=\"done\" role=\"status\">" + texts.html("preferences.saved") + "</p>\n" : "";
        var unsubscribed = state.unsubscribed()
                ? "<p class=\"note\">" + texts.html("preferences.unsubscribed") + "</p>\n"
                        + act(sheet, SUBSCRIBE, texts.html("preferences.subscribe"), "")
                : "";
        return saved + (state.blocked() ? blocked(sheet) : "") + unsubscribed;
    }

    static String blocked(Sheet sheet) {
        return "<p class=\"note\">" + sheet.texts().html("preferences.blocked", sheet.mailTo()) + "</p>\n";
    }

    private static String box(Box topic) {
        var sentence =
                topic.sentence().isEmpty() ? "" : "<span class=\"small\">" + escaped(topic.sentence()) + "</span>";
        return "<label class=\"choice\"><input type=\"checkbox\" name=\"%s\"%s><span>%s</span>%s</label>"
                .formatted(
                        escaped(TOPIC + topic.name()),
                        topic.chosen() ? " checked" : "",
                        escaped(topic.title()),
                        sentence);
    }

    private static String radio(Texts texts, String word, boolean chosen) {
        return "<label class=\"choice\"><input type=\"radio\" name=\"%s\" value=\"%s\"%s><span>%s</span></label>"
                .formatted(FREQUENCY, word, chosen ? " checked" : "", texts.html("preferences." + word));
    }

    private static String pauses(Texts texts, State state) {
        var keep = state
                .pausedUntil()
                .map(until ->
                        option(KEEP, texts.html("preferences.keep", texts.date(until, state.zone())), " selected"))
                .stream();
        var none = Stream.of(option("0", texts.html("preferences.none"), ""));
        var days = IntStream.of(DAYS)
                .mapToObj(Integer::toString)
                .map(count -> option(count, texts.html("preferences.days", count), ""));
        return Stream.of(keep, none, days).flatMap(options -> options).collect(Collectors.joining("\n"));
    }

    private static String option(String value, String label, String attributes) {
        return "<option value=\"%s\"%s>%s</option>".formatted(value, attributes, label);
    }

    private static String stop(Sheet sheet) {
        return "<div class=\"or\">\n<h2 class=\"legend\">" + sheet.texts().html("preferences.or") + "</h2>\n"
                + act(sheet, STOP, sheet.texts().html("preferences.stop"), " class=\"second\"") + "</div>\n";
    }

    private static String act(Sheet sheet, String what, String label, String attributes) {
        return """
                <form method="post" action="%s">
                <input type="hidden" name="%s" value="%s">
                <button type="submit"%s>%s</button>
                </form>
                """.formatted(sheet.here(), ACT, what, attributes, label);
    }
}
