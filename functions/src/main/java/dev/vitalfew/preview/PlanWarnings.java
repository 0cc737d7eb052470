package dev.vitalfew.preview;

import static dev.vitalfew.preview.PlanText.each;
import static dev.vitalfew.preview.PlanText.texts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a preview of a model makes one doubt, as the API answers it, each in a line or a few. */
final class PlanWarnings {

    private PlanWarnings() {}

    static Stream<String> of(JsonNode preview) {
        var customers =
                preview.path("accounts").asLong() + preview.path("people").asLong();
        return Stream.of(
                        customers == 0 ? Stream.<String>of() : neverSeen(preview.path("named")),
                        customers == 0 ? Stream.<String>of() : pinsOfNobody(preview.path("pins")),
                        texts(preview.path("advice")).stream())
                .flatMap(warnings -> warnings);
    }

    private static Stream<String> neverSeen(JsonNode named) {
        var events = each(named)
                .filter(event -> event.path("seenOf").asLong() == 0)
                .map(PlanWarnings::event)
                .collect(Collectors.joining());
        return events.isEmpty()
                ? Stream.of()
                : Stream.of(
                        "Warning: rules name these, and nobody did any of them for as long as they look back" + events);
    }

    private static String event(JsonNode event) {
        var page = event.path("page").asText();
        var readers = texts(event.path("neededBy"));
        return System.lineSeparator() + "  "
                + (page.isEmpty() ? "event \"" + event.path("event").asText() + "\"" : "page " + page)
                + (readers.isEmpty() ? "" : ", in " + String.join(", ", readers))
                + perhaps(texts(event.path("perhaps")));
    }

    private static String perhaps(List<String> sent) {
        return sent.isEmpty() ? "" : ": is \"" + String.join("\" or \"", sent) + "\" meant, which is sent?";
    }

    private static Stream<String> pinsOfNobody(JsonNode pins) {
        return each(pins)
                .filter(pin -> pin.path("there").asLong() == 0)
                .map(pin -> "Warning: the lens %s pins %s to %s, and nobody has that id"
                        .formatted(
                                pin.path("lens").asText(),
                                pin.path("id").asText(),
                                pin.path("segment").asText()));
    }
}
