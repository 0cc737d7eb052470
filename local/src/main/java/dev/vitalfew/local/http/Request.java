package dev.vitalfew.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What somebody asked over HTTP. @param headers lower-cased names; @param path and {@code query} as they were sent */
public record Request(
        String method, String path, String query, Map<String, List<String>> headers, byte[] body, String from) {

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).map(List::getFirst);
    }

    public JsonNode json() {
        return body.length == 0 ? Json.object() : Json.read(body);
    }

    /** Whether a page's form was sent. Its first byte decides: curl labels JSON as a form. */
    public boolean isForm() {
        return header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
                && body.length > 0
                && body[0] != '{';
    }

    /** What was asked for, in a form's fields or in JSON. */
    public JsonNode fields() {
        if (!isForm()) {
            return json();
        }
        var fields = Json.object();
        pairs(new String(body, StandardCharsets.UTF_8)).forEach((name, values) -> fields.put(name, values.getFirst()));
        return fields;
    }

    /** The query's parameters, decoded, in their order; a repeated one has all its values. */
    public Map<String, List<String>> parameters() {
        return pairs(query);
    }

    /** The first value of one of the query's parameters, if it says anything. */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters().get(name)).map(List::getFirst).filter(value -> !value.isBlank());
    }

    private static Map<String, List<String>> pairs(String text) {
        var parameters = new LinkedHashMap<String, List<String>>();
        for (var part : text.split("&")) {
            if (!part.isEmpty()) {
                var pair = part.split("=", 2);
                parameters
                        .computeIfAbsent(decoded(pair[0]), _ -> new ArrayList<>())
                        .add(pair.length > 1 ? decoded(pair[1]) : "");
            }
        }
        return parameters;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
