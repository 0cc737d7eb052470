package dev.vitalfew.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The API's CORS configuration: with one, the gateway itself answers preflights and sets the headers. */
record Cors(JsonNode configuration) {

    Optional<Answer> preflight(Request request) {
        var asked = request.method().equals("OPTIONS")
                && request.header("origin").isPresent()
                && request.header("access-control-request-method").isPresent();
        if (!present() || !asked) {
            return Optional.empty();
        }
        var answer = apply(request, new Answer(204, Map.of(), new byte[0]))
                .with("access-control-allow-methods", joined("AllowMethods"))
                .with("access-control-allow-headers", joined("AllowHeaders"));
        var age = configuration.path("MaxAge").asText();
        return Optional.of(age.isEmpty() ? answer : answer.with("access-control-max-age", age));
    }

    Answer apply(Request request, Answer answer) {
        var origin = request.header("origin");
        var origins = values("AllowOrigins");
        if (!present() || origin.isEmpty() || !origins.contains("*") && !origins.contains(origin.get())) {
            return answer;
        }
        var allowed = answer.with("access-control-allow-origin", origins.contains("*") ? "*" : origin.get());
        return values("ExposeHeaders").isEmpty()
                ? allowed
                : allowed.with("access-control-expose-headers", joined("ExposeHeaders"));
    }

    private boolean present() {
        return configuration.size() > 0;
    }

    private String joined(String property) {
        return values(property).stream()
                .map(value -> property.equals("AllowMethods") ? value : value.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    private List<String> values(String property) {
        return StreamSupport.stream(configuration.path(property).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
