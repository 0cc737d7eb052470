package dev.vitalfew.platform;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer in API Gateway's payload format 2.0. */
public record HttpResponse(int status, Map<String, String> headers, String body) {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    public HttpResponse {
        headers = Map.copyOf(headers);
    }

    public static HttpResponse empty(int status) {
        return new HttpResponse(status, Map.of(), "");
    }

    /** {@code body} is written by Jackson: maps, lists, nodes, records of these. */
    public static HttpResponse json(int status, Object body) {
        return new HttpResponse(status, Map.of("content-type", "application/json"), text(body));
    }

    public HttpResponse with(String header, String value) {
        var all = new LinkedHashMap<>(headers);
        all.put(header, value);
        return new HttpResponse(status, all, body);
    }

    public HttpResponse with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new HttpResponse(status, all, body);
    }

    public void write(OutputStream payload) {
        try {
            MAPPER.writeValue(
                    payload, Map.of("statusCode", status, "headers", headers, "body", body, "isBase64Encoded", false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Object body) {
        try {
            return MAPPER.writeValueAsString(body);
        } catch (IOException e) {
            throw new IllegalArgumentException("can't be written as JSON: " + body, e);
        }
    }
}
