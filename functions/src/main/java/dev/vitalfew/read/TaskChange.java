package dev.vitalfew.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import dev.vitalfew.tasks.Task;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * What a PATCH says of a task.
 *
 * @param owner empty when it is not said; of the empty one, nobody
 * @param note the same
 * @param version that the editor has seen
 */
record TaskChange(
        Optional<Task.State> state, Optional<Optional<String>> owner, Optional<Optional<String>> note, long version) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Set<String> KNOWN = Set.of("state", "owner", "note", "version");
    private static final int LONGEST_NOTE = 2000;

    static TaskChange read(HttpRequest request) {
        var body = body(request);
        for (var property : body.properties()) {
            if (!KNOWN.contains(property.getKey())) {
                throw Problem.badRequest(property.getKey() + ": expected state, owner, note or version");
            }
        }
        var note = text(body, "note");
        if (note.flatMap(stated -> stated)
                .filter(text -> text.length() > LONGEST_NOTE)
                .isPresent()) {
            throw Problem.badRequest("note: expected at most " + LONGEST_NOTE + " characters");
        }
        return new TaskChange(
                text(body, "state").map(stated -> TaskPages.state(stated.orElse("none"))),
                text(body, "owner"),
                note,
                version(request, body));
    }

    private static long version(HttpRequest request, JsonNode body) {
        var stated = request.header("if-match")
                .map(tag -> tag.replace("W/", "").replace("\"", "").strip())
                .or(() -> body.path("version").isIntegralNumber()
                        ? Optional.of(body.path("version").asText())
                        : Optional.empty())
                .orElseThrow(() -> new Problem(
                        428,
                        "Precondition required",
                        "say which version you change: If-Match with the task's ETag, or version in the body"));
        try {
            return Long.parseLong(stated);
        } catch (NumberFormatException _) {
            throw Problem.badRequest("If-Match: expected the task's ETag, such as \"3\", found " + stated);
        }
    }

    private static Optional<Optional<String>> text(JsonNode body, String name) {
        var value = body.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isNull() && !value.isTextual()) {
            throw Problem.badRequest(name + ": expected text, found " + value);
        }
        return Optional.of(Optional.of(value.asText("")).filter(text -> !value.isNull() && !text.isBlank()));
    }

    private static JsonNode body(HttpRequest request) {
        try {
            var body = MAPPER.readTree(request.body());
            if (body.isObject()) {
                return body;
            }
        } catch (IOException | IllegalArgumentException _) {
            // Told below.
        }
        throw Problem.badRequest("the body: expected a JSON object such as {\"state\":\"started\"}");
    }
}
