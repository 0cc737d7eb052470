package dev.vitalfew.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.segment.RunStore;
import dev.vitalfew.segment.Runs;
import java.time.Clock;
import java.time.LocalDate;

/** Reports, as the last daily run that closed wrote them. */
final class ReportPages {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunStore runs;
    private final Clock local;

    ReportPages(Model model, RunStore runs, Clock clock) {
        this.runs = runs;
        this.local = clock.withZone(model.zone());
    }

    JsonNode report(String name, HttpRequest request) {
        return switch (name) {
            case Runs.DATA_QUALITY -> last(name);
            case Runs.FEATURE_USE ->
                request.query("lens").map(lens -> ofLens(last(name), lens)).orElseGet(() -> last(name));
            default ->
                throw Problem.notFound(
                        "no such report: " + name + "; there are " + Runs.DATA_QUALITY + " and " + Runs.FEATURE_USE);
        };
    }

    private static JsonNode ofLens(JsonNode report, String name) {
        ((ArrayNode) report.path("lenses"))
                .removeIf(lens -> !lens.path("lens").asText().equals(name));
        if (report.path("lenses").isEmpty()) {
            throw Problem.notFound("no such lens of accounts: " + name);
        }
        return report;
    }

    private JsonNode last(String name) {
        var run = Runs.lastClosed(runs, LocalDate.now(local))
                .orElseThrow(() -> Problem.notFound(
                        "no daily run has closed yet; each of them writes this report, the next one after 00:15"));
        return runs.report(run.date(), name)
                .map(ReportPages::read)
                .orElseThrow(() ->
                        Problem.notFound("the run of " + run.date() + " wrote no " + name + " yet; the next one will"));
    }

    private static JsonNode read(String report) {
        try {
            return JSON.readTree(report);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("a report is no JSON: " + report, broken);
        }
    }
}
