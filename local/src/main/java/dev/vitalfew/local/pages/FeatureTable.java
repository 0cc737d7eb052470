package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which share of each segment's accounts uses which feature, as the API tells it: a row a feature, a column a segment. */
record FeatureTable(JsonNode report) {

    /** Empty when nothing was counted of the lens, as of one of people. */
    String html() {
        var features = segments()
                .flatMap(segment -> segment.path("features").valueStream())
                .map(feature -> feature.path("feature").asText())
                .distinct()
                .sorted()
                .toList();
        if (features.isEmpty()) {
            return "";
        }
        return "<p class=\"quiet\">The share of its accounts that used a feature in the last "
                + report.path("days").asInt() + " days.</p>"
                + "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Use by segment\"><table"
                + " class=\"rows\"><thead><tr><th scope=\"col\">Feature</th>"
                + segments().map(FeatureTable::head).collect(Collectors.joining())
                + "</tr></thead><tbody>"
                + features.stream().map(this::row).collect(Collectors.joining())
                + "</tbody></table></div>" + left("notCounted", "No rule counts these, so nobody knows")
                + left("leftOut", "Beyond the first that are shown");
    }

    private Stream<JsonNode> segments() {
        return report.at("/lenses/0/segments").valueStream();
    }

    private static String head(JsonNode segment) {
        return "<th scope=\"col\" class=\"number\">%s <span class=\"quiet\">(%s)</span></th>"
                .formatted(
                        text(title(segment.path("segment").asText())),
                        count(segment.path("accounts").asLong()));
    }

    private String row(String feature) {
        return "<tr><th scope=\"row\">" + text(feature) + "</th>"
                + segments().map(segment -> cell(segment, feature)).collect(Collectors.joining()) + "</tr>";
    }

    private static String cell(JsonNode segment, String feature) {
        return segment.path("features")
                .valueStream()
                .filter(use -> use.path("feature").asText().equals(feature))
                .findFirst()
                .map(use -> "<td class=\"number\">%.0f %%</td>"
                        .formatted(100 * use.path("share").asDouble()))
                .orElse("<td class=\"number\">0 %</td>");
    }

    private String left(String list, String why) {
        return Optional.of(report.path(list).valueStream().map(JsonNode::asText).collect(Collectors.joining(", ")))
                .filter(names -> !names.isEmpty())
                .map(names -> "<p class=\"quiet\">" + why + ": " + text(names) + ".</p>")
                .orElse("");
    }
}
