package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** Where an account or a person stands and why, its traits and its latest changes, as the API tells them. */
record Standing(JsonNode subject, Times times) {

    String segments() {
        var rows = rows("segments", "/local/lenses/") + rows("audiences", "/local/audiences/");
        return rows.isEmpty()
                ? "<p class=\"quiet\">No lens or audience of the model says anything here.</p>"
                : "<dl class=\"reasons\">" + rows + "</dl>";
    }

    /** A card of its own; nothing where the model has no scores. */
    String scores() {
        var rows = subject.path("scores")
                .propertyStream()
                .map(score -> "<div><dt>" + text(title(score.getKey())) + "</dt><dd><strong>"
                        + Html.count(score.getValue().path("points").asLong(), "point", "points") + "</strong><p>"
                        + text(score.getValue().path("reason").asText()) + "</p></dd></div>")
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? ""
                : "<section class=\"card\" aria-labelledby=\"scores\"><h2 id=\"scores\">Scores</h2><dl class=\"reasons\">"
                        + rows + "</dl></section>";
    }

    private String rows(String part, String pages) {
        return subject.path(part)
                .propertyStream()
                .map(entry -> row(entry, pages, part.equals("audiences")))
                .collect(Collectors.joining());
    }

    private String row(Map.Entry<String, JsonNode> entry, String pages, boolean audience) {
        var said = entry.getValue();
        var segment = audience
                ? "In"
                : said.path("segment").isTextual() ? title(said.path("segment").asText()) : "";
        return "<div><dt>" + link(pages + encoded(entry.getKey()), title(entry.getKey())) + "</dt><dd>"
                + (segment.isEmpty() ? "<em>Unclassified</em>" : "<strong>" + text(segment) + "</strong>")
                + (said.has("since")
                        ? " <span class=\"quiet\">since "
                                + times.at(said.path("since").asText()) + "</span>"
                        : "")
                + "<p>" + text(said.path("reason").asText()) + "</p></dd></div>";
    }

    String traits() {
        var rows = subject.path("traits")
                .propertyStream()
                .map(trait -> "<dt>" + text(trait.getKey()) + "</dt><dd>"
                        + text(value(trait.getValue().path("value"))) + "<br><span class=\"quiet\">stated "
                        + times.at(trait.getValue().path("at").asText()) + "</span></dd>")
                .collect(Collectors.joining());
        return rows.isEmpty() ? "<p class=\"quiet\">None are known.</p>" : "<dl class=\"headers\">" + rows + "</dl>";
    }

    private static String value(JsonNode value) {
        return value.isValueNode() ? value.asText() : value.toString();
    }

    String changes() {
        var rows = subject.path("changes")
                .valueStream()
                .map(change -> "<tr><td>" + times.at(change.path("at").asText()) + "</td><td>" + moved(change)
                        + "</td><td>" + text(cause(change.path("cause").asText())) + "</td></tr>")
                .collect(Collectors.joining());
        return rows.isEmpty()
                ? "<p class=\"quiet\">None so far.</p>"
                : "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Changes\"><table"
                        + " class=\"rows\"><thead><tr><th scope=\"col\">when</th><th scope=\"col\">what</th><th"
                        + " scope=\"col\">because</th></tr></thead><tbody>"
                        + rows + "</tbody></table></div>";
    }

    /** {@code Behavioural segment: low → at risk (change 3)}. */
    static String moved(JsonNode change) {
        var name = change.path(change.has("lens") ? "lens" : "audience").asText();
        return text(title(name)) + ": " + text(side(change, "from")) + " → <strong>" + text(side(change, "to"))
                + "</strong> <span class=\"quiet\">(change "
                + change.path("number").asLong() + ")</span>";
    }

    private static String side(JsonNode change, String side) {
        if (change.has(side)) {
            return Html.words(change.path(side).asText());
        }
        return change.has("lens") ? "none" : "out";
    }

    static String cause(String cause) {
        return switch (cause) {
            case "event" -> "something happened just then";
            case "time" -> "time went by, and the daily run saw it";
            case "model" -> "another model came into force";
            case "backfill" -> "it was learned from history";
            case "moved" -> "a person moved to another account";
            default -> cause;
        };
    }
}
