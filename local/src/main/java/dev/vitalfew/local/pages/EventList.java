package dev.vitalfew.local.pages;

import static dev.vitalfew.local.pages.Html.encoded;
import static dev.vitalfew.local.pages.Html.link;
import static dev.vitalfew.local.pages.Html.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;

/** Events as the log has them, each with all that was sent. */
record EventList(List<JsonNode> events, Times times) {

    String rows() {
        if (events.isEmpty()) {
            return "<p class=\"quiet\">None on this page.</p>";
        }
        return "<ol class=\"events\">" + events.stream().map(this::row).collect(Collectors.joining()) + "</ol>";
    }

    private String row(JsonNode entry) {
        var id = entry.path("id").asText();
        return """
                <li><details><summary><span class="what">%s</span> <span class="quiet">%s</span></summary>
                <p class="quiet">%s · received %s · trusted as %s</p><pre tabindex="0">%s</pre></details></li>
                """.formatted(
                        text(what(entry)),
                        times.at(entry.path("at").asText()),
                        link("/local/people/" + encoded(id), id),
                        times.at(entry.path("receivedAt").asText()),
                        text(entry.path("trust").asText()),
                        text(entry.path("event").toPrettyString()));
    }

    private static String what(JsonNode entry) {
        var event = entry.path("event");
        return switch (entry.path("type").asText()) {
            case "track" -> event.path("event").asText();
            case "page" ->
                "Page " + event.at("/properties/path").asText(event.path("name").asText());
            case "group" -> "Joined " + event.path("groupId").asText();
            case "identify" -> "Identified";
            case String type -> type;
        };
    }
}
