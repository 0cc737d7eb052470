package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.count;
import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.text;
import static dev.vitalfew.local.pages.Html.title;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** A lens, as the API tells it, as bars: its segments in the model's order, then those that it can't judge. */
record LensView(JsonNode lens) {

    private static final String UNCLASSIFIED = "unclassified";

    String name() {
        return lens.path("lens").asText();
    }

    String address() {
        return "/local/lenses/" + encoded(name());
    }

    boolean isOfAccounts() {
        return lens.path("of").asText().equals("accounts");
    }

    long unclassified() {
        return lens.path(UNCLASSIFIED).asLong();
    }

    long total() {
        return unclassified()
                + segments().stream()
                        .mapToLong(segment -> segment.path("size").asLong())
                        .sum();
    }

    List<JsonNode> segments() {
        return StreamSupport.stream(lens.path("segments").spliterator(), false).toList();
    }

    String bars() {
        var rows = new ArrayList<String>();
        segments()
                .forEach(segment -> rows.add(bar(
                        segment.path("segment").asText(), segment.path("size").asLong(), "bar")));
        if (unclassified() > 0) {
            rows.add(bar(UNCLASSIFIED, unclassified(), "bar none"));
        }
        return "<ul class=\"bars\">" + String.join("", rows) + "</ul>";
    }

    private String bar(String segment, long size, String style) {
        var share = total() == 0 ? 0 : 100.0 * size / total();
        return String.format(Locale.ROOT, """
            <li><span class="label">%s</span>\
            <svg class="%s" aria-hidden="true"><rect class="track" width="100%%" height="100%%"/>\
            <rect class="fill" width="%.2f%%" height="100%%"/></svg>\
            <span class="size">%s</span><span class="share">%.0f %%</span></li>
            """, label(segment), style, share, count(size), share);
    }

    private String label(String segment) {
        return Html.link(members(segment), title(segment));
    }

    String members(String segment) {
        return "/local/" + (isOfAccounts() ? "accounts" : "people") + "?segment=" + encoded(name() + ":" + segment);
    }

    /** What follows from being in each segment. */
    String actions() {
        var rows = new ArrayList<String>();
        for (var segment : segments()) {
            rows.add("<tr><th scope=\"row\">" + label(segment.path("segment").asText()) + "</th><td>"
                    + actions(segment.path("then")) + "</td></tr>");
        }
        return "<table><thead><tr><th scope=\"col\">segment</th><th scope=\"col\">sets off</th></tr></thead><tbody>"
                + String.join("", rows) + "</tbody></table>";
    }

    static String actions(JsonNode then) {
        var actions = new ArrayList<String>();
        then.path("sequences")
                .forEach(sequence -> actions.add("emails: <a href=\"/local/mailbox?sequence="
                        + encoded(sequence.asText()) + "\">" + text(Html.words(sequence.asText())) + "</a>"));
        then.path("tasks").forEach(task -> actions.add("task: " + text(Html.words(task.asText()))));
        if (then.hasNonNull("sla")) {
            actions.add("answered within " + text(then.path("sla").asText()));
        }
        return actions.isEmpty() ? "nothing" : String.join("<br>", actions);
    }
}
