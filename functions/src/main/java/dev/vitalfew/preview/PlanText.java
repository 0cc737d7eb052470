package dev.vitalfew.preview;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A preview of a model, as the API answers it, in lines for a terminal. */
final class PlanText {

    private static final String NONE = "–";
    private static final int LONGEST_METERS = 5;

    private final StringBuilder text = new StringBuilder();

    private PlanText() {}

    static String of(JsonNode preview) {
        var plan = new PlanText();
        plan.head(preview);
        plan.cost(preview.path("countedAnew"));
        plan.notRanked(texts(preview.path("notRanked")));
        var moving = each(preview.path("lenses")).filter(PlanText::moves).toList();
        moving.forEach(plan::lens);
        plan.unmoved(
                "lenses",
                each(preview.path("lenses"))
                        .filter(lens -> !moving.contains(lens))
                        .map(lens -> lens.path("lens").asText())
                        .toList());
        plan.audiences(each(preview.path("audiences")).toList());
        plan.sequences(each(preview.path("sequences")).toList());
        PlanWarnings.of(preview).forEach(warning -> {
            plan.line("");
            plan.line("%s", warning);
        });
        plan.line("");
        plan.line("Nothing was written. When this model goes live, these changes start no sequence by themselves.");
        return plan.text.toString();
    }

    private void line(String pattern, Object... values) {
        text.append(values.length == 0 ? pattern : pattern.formatted(values)).append(System.lineSeparator());
    }

    private void head(JsonNode preview) {
        line(
                "As of %s, of %,d accounts and %,d people:",
                preview.path("asOf").asText(),
                preview.path("accounts").asLong(),
                preview.path("people").asLong());
        if (preview.path("failed").asLong() > 0) {
            line("%,d accounts could not be looked at.", preview.path("failed").asLong());
        }
    }

    private void cost(JsonNode cost) {
        if (cost.path("items").asLong() == 0) {
            line("Nothing has to be counted anew.");
            return;
        }
        var meters = texts(cost.path("meters"));
        var more = meters.size() - LONGEST_METERS;
        line(
                "To be counted anew from the log: %s%s. That reads %,d events for %,d items.",
                meters.stream().limit(LONGEST_METERS).collect(Collectors.joining("; ")),
                more > 0 ? " and " + more + " more" : "",
                cost.path("events").asLong(),
                cost.path("items").asLong());
    }

    private void notRanked(List<String> ranked) {
        if (!ranked.isEmpty()) {
            line(
                    "Not ranked yet: %s. The first daily run under this model finds the top, the second who is there.",
                    String.join("; ", ranked));
        }
    }

    private static boolean moves(JsonNode lens) {
        return !lens.path("moves").isEmpty() || !lens.path("fate").asText().equals("kept");
    }

    private void lens(JsonNode lens) {
        var name = lens.path("lens").asText();
        line("");
        line("%s of %s%s", name, lens.path("of").asText(), fate(lens));
        var table = new PlanTable("segment", "now", "then", "in", "out", "emailable");
        each(lens.path("segments"))
                .forEach(segment -> sizes(table, segment.path("segment").asText(), segment));
        var unclassified = lens.path("unclassified");
        if (unclassified.path("now").asLong() + unclassified.path("then").asLong() > 0) {
            table.row("unclassified", count(unclassified, "now"), count(unclassified, "then"));
        }
        text.append(table);
        unclassified
                .path("reasons")
                .properties()
                .forEach(reason -> line(
                        "    unclassified: %,d because %s", reason.getValue().asLong(), reason.getKey()));
        each(lens.path("moves"))
                .forEach(move ->
                        line("    %s: %,d", way(move), move.path("count").asLong()));
        samples(lens);
    }

    private static String fate(JsonNode one) {
        return switch (one.path("fate").asText()) {
            case "new" -> " (new)";
            case "renamed" -> " (renamed)";
            case "removed" -> " (removed)";
            default -> "";
        };
    }

    private static void sizes(PlanTable table, String name, JsonNode sizes) {
        table.row(
                name,
                count(sizes, "now"),
                count(sizes, "then"),
                count(sizes, "entering"),
                count(sizes, "leaving"),
                count(sizes, "emailable"));
    }

    private static String count(JsonNode sizes, String name) {
        return "%,d".formatted(sizes.path(name).asLong());
    }

    private void samples(JsonNode one) {
        each(one.path("samples"))
                .forEach(sample -> line(
                        "    %s  %s: %s",
                        sample.path("subject").asText(),
                        way(sample),
                        sample.path("reason").asText("no time to find out why")));
    }

    private static String way(JsonNode move) {
        return move.path("from").asText(NONE) + " → " + move.path("to").asText(NONE);
    }

    private void audiences(List<JsonNode> audiences) {
        var moving = audiences.stream()
                .filter(audience -> !audience.path("samples").isEmpty()
                        || !audience.path("fate").asText().equals("kept"))
                .toList();
        if (!moving.isEmpty()) {
            line("");
            line("Audiences");
            var table = new PlanTable("audience", "now", "then", "in", "out", "emailable");
            moving.forEach(audience -> sizes(
                    table,
                    audience.path("audience").asText() + " of "
                            + audience.path("of").asText() + fate(audience),
                    audience));
            text.append(table);
        }
        for (var audience : moving) {
            if (!audience.path("samples").isEmpty()) {
                line("  %s", audience.path("audience").asText());
                samples(audience);
            }
        }
        unmoved(
                "audiences",
                audiences.stream()
                        .filter(audience -> !moving.contains(audience))
                        .map(audience -> audience.path("audience").asText())
                        .toList());
    }

    private void sequences(List<JsonNode> changing) {
        if (!changing.isEmpty()) {
            line("");
            line("Sequences");
        }
        for (var sequence : changing) {
            var inside = sequence.path("inside").asText().replace('_', ' ');
            line(
                    "  %s: %s%s",
                    sequence.path("sequence").asText(),
                    sequence.path("fate").asText(),
                    inside.isEmpty() ? "" : "; those who are inside " + inside);
        }
    }

    private void unmoved(String kind, List<String> names) {
        if (!names.isEmpty()) {
            line("");
            line("Nobody moves in the %s %s.", kind, String.join(", ", names));
        }
    }

    static List<String> texts(JsonNode list) {
        return each(list).map(JsonNode::asText).toList();
    }

    static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
