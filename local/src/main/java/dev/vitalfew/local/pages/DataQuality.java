package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the last daily run found wrong with the data, the worst of it open. */
final class DataQuality {

    private static final int OPEN = 3;
    private static final int SAMPLES = 3;

    private final Operator operator;

    DataQuality(Operator operator) {
        this.operator = operator;
    }

    /** Nothing before a run has reported. */
    String section() {
        return operator.find("/api/reports/data-quality")
                .map(report -> section(report.path("findings")))
                .orElse("");
    }

    private static String section(JsonNode findings) {
        return "<section class=\"card\" aria-labelledby=\"quality-h\"><h2 id=\"quality-h\">Data quality</h2>"
                + (findings.isEmpty()
                        ? "<p class=\"quiet\">The last run found nothing wrong.</p>"
                        : list(stream(findings).limit(OPEN)) + rest(findings))
                + "</section>";
    }

    private static String rest(JsonNode findings) {
        return findings.size() <= OPEN
                ? ""
                : "<details><summary>" + count(findings.size() - OPEN) + " more</summary>"
                        + list(stream(findings).skip(OPEN)) + "</details>";
    }

    private static String list(Stream<JsonNode> findings) {
        return findings.map(finding -> "<li>%s <span class=\"quiet\">%s</span>%s</li>"
                        .formatted(
                                text(finding.path("what").asText()),
                                text(finding.path("todo").asText()),
                                samples(finding)))
                .collect(Collectors.joining("", "<ul>", "</ul>"));
    }

    private static String samples(JsonNode finding) {
        var page = finding.path("unit").asText().equals("accounts") ? "/local/accounts/" : "/local/people/";
        var samples = stream(finding.path("samples"))
                .map(JsonNode::asText)
                .limit(SAMPLES)
                .map(id -> link(page + encoded(id), id.substring(id.indexOf(':') + 1)))
                .collect(Collectors.joining(", "));
        return samples.isEmpty() ? "" : " Such as " + samples + ".";
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
