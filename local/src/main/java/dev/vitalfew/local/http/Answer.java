package dev.vitalfew.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is answered over HTTP. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

    /** The connection ends instead. */
    public static final Answer NONE = new Answer(0, Map.of(), new byte[0]);

    public static Answer of(int status, String type, String body) {
        return new Answer(status, Map.of("content-type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer json(JsonNode body) {
        return json(200, body);
    }

    public static Answer json(int status, JsonNode body) {
        return new Answer(status, Map.of("content-type", List.of("application/json")), Json.bytes(body));
    }

    public static Answer html(String body) {
        return of(200, "text/html; charset=utf-8", body);
    }

    /** After a form: the page that shows what it did. */
    public static Answer seeOther(String path) {
        return new Answer(303, Map.of("location", List.of(path)), new byte[0]);
    }

    public static Answer problem(int status, String title, String detail) {
        var problem =
                Json.object().put("type", "about:blank").put("title", title).put("status", status);
        return of(
                status,
                "application/problem+json",
                problem.put("detail", detail).toString());
    }

    public Answer with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, List.of(value));
        return new Answer(status, all, body);
    }

    public Answer adding(String header, List<String> values) {
        var all = new LinkedHashMap<>(headers);
        var joined = new ArrayList<>(all.getOrDefault(header, List.of()));
        joined.addAll(values);
        all.put(header, joined);
        return new Answer(status, all, body);
    }
}
