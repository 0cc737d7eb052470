package dev.vitalfew.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.io.IOException;

/** The JSON of a request's body. */
final class JsonBody {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** A missing node for an empty body; what is no JSON is refused, with the place. */
    static JsonNode of(HttpRequest request) {
        try {
            return MAPPER.readTree(request.body());
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage() + place(e));
        } catch (IOException | IllegalArgumentException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getMessage());
        }
    }

    /** Where a parser stumbled. */
    static String place(JsonProcessingException e) {
        var place = e.getLocation();
        return place == null ? "" : " (line %d, column %d)".formatted(place.getLineNr(), place.getColumnNr());
    }
}
