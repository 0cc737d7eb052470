package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import dev.vitalfew.rules.NpsGroup;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Asks how likely somebody is to recommend the product, and thanks them. */
public final class NpsPage {

    private static final String STYLES = """
            fieldset { margin: 0 0 1.25rem; padding: 0; border: 0; min-width: 0; }
            legend { padding: 0; margin: 0 0 .75rem; font-weight: 600; }
            .scores { display: grid; grid-template-columns: repeat(11, 1fr); gap: .25rem; }
            .scores label { display: flex; flex-direction: column; align-items: center; justify-content: center; gap: .25rem;
              padding: .5rem 0 .25rem; line-height: 1.4; border: 1px solid #7a857f; border-radius: .4rem; cursor: pointer; }
            .scores label:hover { border-color: var(--accent); }
            .scores label:has(:checked) { border-color: var(--accent); box-shadow: inset 0 0 0 1px var(--accent);
              font-weight: 700; }
            .scores input { width: 1.125rem; height: 1.125rem; margin: 0; accent-color: var(--accent); }
            .ends { display: flex; justify-content: space-between; gap: 1rem; margin: .5rem 0 0; font-size: .9375rem; }
            .ends span:last-child { text-align: right; }
            label[for] { display: block; margin: 0 0 .375rem; font-weight: 600; }
            label .small { font-weight: 400; }
            textarea { display: block; width: 100%; min-height: 7rem; padding: .625rem .75rem; font: inherit; color: inherit;
              border: 1px solid #7a857f; border-radius: .4rem; resize: vertical; }
            .error { padding: .75rem 1rem; border-left: 4px solid #b3261e; background: #fdf1f0; color: #8c1d18; }
            @media (max-width: 36rem) { .scores { grid-template-columns: repeat(6, 1fr); gap: .375rem; } }
            """;

    /** What is wrong with what was sent. */
    public enum Problem {
        NONE(""),
        SCORE("nps.noScore"),
        COMMENT("nps.longComment");

        private final String key;

        Problem(String key) {
            this.key = key;
        }
    }

    private NpsPage() {}

    /**
     * The question, with what was chosen and written so far.
     *
     * @param score as text; what is no score is not chosen
     */
    public static Page ask(Sheet sheet, String score, String comment, Problem problem) {
        var texts = sheet.texts();
        var title = texts.plain("nps.title");
        return Page.styled(
                sheet, problem == Problem.NONE ? title : texts.plain("nps.check", title), STYLES, """
                <h1>%s</h1>
                %s<form method="post" action="%s">
                <fieldset role="radiogroup" aria-required="true" aria-describedby="%s">
                <legend>%s</legend>
                <div class="scores">
                %s
                </div>
                <p class="ends" id="ends"><span>%s</span> <span>%s</span></p>
                </fieldset>
                <p><label for="comment">%s <span class="small">%s</span></label>
                <textarea id="comment" name="comment" rows="4" maxlength="2000"%s>%s</textarea></p>
                <button type="submit">%s</button>
                </form>
                <p class="small">%s</p>
                """.formatted(
                                texts.html("nps.heading", sheet.name()),
                                problem == Problem.NONE
                                        ? ""
                                        : "<p class=\"error\" id=\"error\" role=\"alert\">" + texts.html(problem.key)
                                                + "</p>\n",
                                sheet.here(),
                                problem == Problem.SCORE ? "error ends" : "ends",
                                texts.html("nps.question", sheet.name()),
                                scores(score),
                                texts.html("nps.least"),
                                texts.html("nps.most"),
                                texts.html("nps.comment"),
                                texts.html("nps.optional"),
                                problem == Problem.COMMENT ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "",
                                // A line end right behind the tag is left out by browsers.
                                comment.isEmpty() ? "" : "\n" + escaped(comment),
                                texts.html("nps.send"),
                                texts.html("nps.nothingYet")));
    }

    private static String scores(String chosen) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(Integer::toString)
                .map(score -> "<label><input type=\"radio\" name=\"score\" value=\"%1$s\" required%2$s> %1$s</label>"
                        .formatted(score, score.equals(chosen) ? " checked" : ""))
                .collect(Collectors.joining("\n"));
    }

    public static Page thanks(Sheet sheet, int score) {
        var texts = sheet.texts();
        var change = "<a href=\"%s&amp;score=%d\">%s</a>".formatted(sheet.here(), score, texts.html("nps.changeLink"));
        return Page.of(sheet, texts.plain("nps.thanks"), """
                <h1>%s</h1>
                <p>%s %s</p>
                <p class="small">%s</p>
                """.formatted(
                        texts.html(NpsGroup.of(score) == NpsGroup.DETRACTOR ? "nps.thanksFrankly" : "nps.thanks"),
                        texts.html("nps.gave", sheet.name(), Integer.toString(score)),
                        next(sheet, score),
                        texts.html("nps.change", change)));
    }

    private static String next(Sheet sheet, int score) {
        var texts = sheet.texts();
        return switch (NpsGroup.of(score)) {
            case PROMOTER ->
                texts.html(
                        "nps.promoter",
                        "<a href=\"%s\">%s</a>".formatted(escaped(sheet.brand().website()), texts.html("nps.website")));
            case PASSIVE -> texts.html("nps.passive", sheet.mailTo());
            case DETRACTOR -> texts.html("nps.detractor", sheet.mailTo());
        };
    }
}
