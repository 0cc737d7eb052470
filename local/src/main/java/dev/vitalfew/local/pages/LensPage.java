package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;
import static dev.vitalfew.local.pages.Html.word;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;

/** One lens or one audience: how large, what moved, what it sets off. */
final class LensPage {

    private static final int DAYS = 7;

    private final Operator operator;
    private final Unclassified unclassified;

    LensPage(Operator operator) {
        this.operator = operator;
        this.unclassified = new Unclassified(operator);
    }

    Answer lens(String name) {
        return operator.find("/api/lenses/" + word(name))
                .map(found -> lens(new LensView(found)))
                .orElseGet(() -> Frame.missing("lens " + name));
    }

    private Answer lens(LensView lens) {
        return Frame.page(title(lens.name()), """
            <p class="back"><a href="/#lenses">All lenses</a></p>
            <h1>%s</h1>
            <p class="quiet">%s divided into one segment each%s.</p>
            <section class="card" aria-labelledby="sizes"><h2 id="sizes">Sizes</h2>%s%s</section>
            <section class="card" aria-labelledby="movement"><h2 id="movement">Movement of the last days</h2>%s%s</section>
            <section class="card" aria-labelledby="actions"><h2 id="actions">What it sets off</h2>%s</section>
            %s
            """.formatted(
                        text(title(lens.name())),
                        text(title(lens.lens().path("of").asText())),
                        asOf(lens.lens()),
                        lens.bars(),
                        unclassified.details(lens),
                        new MovementTable(lens.lens().path("movement"), DAYS).ofLens(lens),
                        note(lens.lens()),
                        lens.actions(),
                        use(lens.name())));
    }

    private String use(String lens) {
        return operator.find("/api/reports/feature-use?lens=" + encoded(lens))
                .map(found -> new FeatureTable(found).html())
                .filter(table -> !table.isEmpty())
                .map(table ->
                        "<section class=\"card\" aria-labelledby=\"use\"><h2 id=\"use\">What each segment uses</h2>"
                                + table + "</section>")
                .orElse("");
    }

    Answer audience(String name) {
        return operator.find("/api/audiences/" + word(name))
                .map(LensPage::audience)
                .orElseGet(() -> Frame.missing("audience " + name));
    }

    private static Answer audience(JsonNode audience) {
        var name = audience.path("audience").asText();
        return Frame.page(title(name), """
            <p class="back"><a href="/#audiences-h">All audiences</a></p>
            <h1>%s</h1>
            <p class="quiet">An audience of %s%s.</p>
            <section class="card" aria-labelledby="sizes"><h2 id="sizes">Size</h2><p class="big">%s</p><p><a href="%s">Who they are now</a></p></section>
            <section class="card" aria-labelledby="movement"><h2 id="movement">Movement of the last days</h2>%s%s</section>
            <section class="card" aria-labelledby="actions"><h2 id="actions">What it sets off</h2><p>%s</p></section>
            """.formatted(
                        text(title(name)),
                        text(audience.path("of").asText()),
                        asOf(audience),
                        audience.has("size") ? count(audience.path("size").asLong()) : "not counted yet",
                        text(StartPage.members(audience)),
                        new MovementTable(audience.path("movement"), DAYS).ofAudience(name),
                        note(audience),
                        LensView.actions(audience.path("then"))));
    }

    private static String asOf(JsonNode found) {
        return found.has("asOf")
                ? ", as of the daily run of "
                        + text(Times.day(found.path("asOf").asText()))
                : "; no daily run has closed yet";
    }

    private static String note(JsonNode found) {
        return found.path("movement").isEmpty()
                ? ""
                : "<p class=\"quiet\">Each day against the daily run before it: "
                        + "<span class=\"in\">+ entered</span>, <span class=\"out\">− left</span>.</p>";
    }
}
