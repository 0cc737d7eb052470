package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Who entered and left, run by run, as the API tells it: one row a segment, one column a day. */
record MovementTable(JsonNode days, int most) {

    /** Empty before there are two runs to compare. */
    String ofLens(LensView lens) {
        var names = lens.segments().stream()
                .map(segment -> segment.path("segment").asText())
                .toList();
        var rows = new ArrayList<String>();
        for (var name : names) {
            rows.add(row(title(name), day -> day.path("segments").path(name)));
        }
        return table(rows);
    }

    String ofAudience(String name) {
        return table(List.of(row(title(name), day -> day)));
    }

    private String table(List<String> rows) {
        if (days.isEmpty()) {
            return "<p class=\"quiet\">Nothing to compare yet: it takes two daily runs.</p>";
        }
        if (rows.stream().noneMatch(row -> row.contains("class=\"in\"") || row.contains("class=\"out\""))) {
            return "<p class=\"quiet\">Nobody moved from "
                    + text(Times.day(shown().getFirst().path("since").asText())) + " to "
                    + text(Times.day(days.path(0).path("date").asText())) + ".</p>";
        }
        var head = new StringBuilder("<th scope=\"col\"><span class=\"hidden\">segment</span></th>");
        shown().forEach(day -> head.append("<th scope=\"col\" class=\"number\">")
                .append(text(Times.day(day.path("date").asText())))
                .append("</th>"));
        return "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Movement by day\"><table"
                + " class=\"movement\">"
                + "<thead><tr>" + head + "</tr></thead><tbody>" + String.join("", rows) + "</tbody></table></div>";
    }

    private List<JsonNode> shown() {
        return StreamSupport.stream(days.spliterator(), false)
                .limit(most)
                .toList()
                .reversed();
    }

    private String row(String name, Function<JsonNode, JsonNode> moved) {
        var row = new StringBuilder("<tr><th scope=\"row\">" + text(name) + "</th>");
        shown().forEach(day -> row.append("<td class=\"number\">")
                .append(cell(moved.apply(day)))
                .append("</td>"));
        return row.append("</tr>").toString();
    }

    private static String cell(JsonNode moved) {
        var entered = moved.path("entered").asLong();
        var left = moved.path("left").asLong();
        if (entered == 0 && left == 0) {
            return "<span class=\"still\"><span aria-hidden=\"true\">·</span><span class=\"hidden\">none</span></span>";
        }
        return (entered > 0 ? "<span class=\"in\">+" + entered + "</span>" : "")
                + (left > 0 ? " <span class=\"out\">−" + left + "</span>" : "");
    }
}
