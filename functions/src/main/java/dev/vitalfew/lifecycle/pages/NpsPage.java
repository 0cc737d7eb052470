package dev.vitalfew.lifecycle.pages;

import static dev.vitalfew.lifecycle.pages.Page.escaped;

import dev.vitalfew.lifecycle.emails.Brand;
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
        SCORE("Please choose a score from 0 to 10."),
        COMMENT("That is more than 2,000 characters. Please shorten it a little.");

        private final String text;

        Problem(String text) {
            this.text = text;
        }
    }

    private NpsPage() {}

    /**
     * The question, with what was chosen and written so far.
     *
     * @param score as text; what is no score is not chosen
     */
    public static Page ask(Brand brand, String token, String score, String comment, Problem problem) {
        var title = (problem == Problem.NONE ? "" : "Please check: ") + "One question";
        return Page.styled(brand, title, STYLES, """
                <h1>One question about %1$s</h1>
                %2$s<form method="post" action="/p/nps?t=%3$s">
                <fieldset role="radiogroup" aria-required="true" aria-describedby="%4$s">
                <legend>How likely are you to recommend %1$s to a friend or colleague?</legend>
                <div class="scores">
                %5$s
                </div>
                <p class="ends" id="ends"><span>0: not at all likely</span> <span>10: extremely likely</span></p>
                </fieldset>
                <p><label for="comment">What is the main reason for your score? <span class="small">(optional)</span></label>
                <textarea id="comment" name="comment" rows="4" maxlength="2000"%6$s>%7$s</textarea></p>
                <button type="submit">Send answer</button>
                </form>
                <p class="small">Nothing is sent before you press the button.</p>
                """.formatted(
                        escaped(brand.name()),
                        problem == Problem.NONE
                                ? ""
                                : "<p class=\"error\" id=\"error\" role=\"alert\">" + problem.text + "</p>\n",
                        escaped(token),
                        problem == Problem.SCORE ? "error ends" : "ends",
                        scores(score),
                        problem == Problem.COMMENT ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "",
                        // A line end right behind the tag is left out by browsers.
                        comment.isEmpty() ? "" : "\n" + escaped(comment)));
    }

    private static String scores(String chosen) {
        return IntStream.rangeClosed(0, 10)
                .mapToObj(Integer::toString)
                .map(score -> "<label><input type=\"radio\" name=\"score\" value=\"%1$s\" required%2$s> %1$s</label>"
                        .formatted(score, score.equals(chosen) ? " checked" : ""))
                .collect(Collectors.joining("\n"));
    }

    public static Page thanks(Brand brand, String token, int score) {
        return Page.of(brand, "Thank you", """
                <h1>%s</h1>
                <p>You gave %s a %d. %s</p>
                <p class="small">Not what you meant? <a href="/p/nps?t=%s&amp;score=%d">Change your answer</a>, and your comment with it: the last one counts.</p>
                """.formatted(
                        heading(score), escaped(brand.name()), score, next(brand, score), escaped(token), score));
    }

    public static Page badLink(Brand brand) {
        return Page.badLink(brand, "tell us there what you think");
    }

    private static String heading(int score) {
        return NpsGroup.of(score) == NpsGroup.DETRACTOR ? "Thank you for being frank" : "Thank you";
    }

    private static String next(Brand brand, int score) {
        return switch (NpsGroup.of(score)) {
            case PROMOTER ->
                "If somebody comes to mind who would like it too, do send them to <a href=\"%s\">our website</a>."
                        .formatted(escaped(brand.website()));
            case PASSIVE ->
                "If one thing would make it a 10, write to %s. We like to hear it.".formatted(Page.mailTo(brand));
            case DETRACTOR ->
                "We should do better. Somebody on the team will read this, and you reach us directly at %s."
                        .formatted(Page.mailTo(brand));
        };
    }
}
