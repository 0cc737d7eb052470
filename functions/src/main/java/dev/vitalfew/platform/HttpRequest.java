package dev.vitalfew.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as API Gateway's HTTP API hands it over, payload format 2.0.
 *
 * @param path as it was called, decoded once by API Gateway
 * @param headers by their names in lower case
 * @param query decoded; of a repeated parameter the first
 */
public record HttpRequest(
        String method,
        String path,
        Map<String, String> headers,
        Map<String, String> query,
        String rawBody,
        boolean isBase64Encoded) {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    public HttpRequest {
        headers = Map.copyOf(headers);
        query = Map.copyOf(query);
    }

    public static HttpRequest read(InputStream payload) {
        try {
            return of(MAPPER.readTree(payload));
        } catch (IOException e) {
            throw new UncheckedIOException("not a request of payload format 2.0", e);
        }
    }

    private static HttpRequest of(JsonNode payload) {
        var headers = new LinkedHashMap<String, String>();
        payload.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        header.getValue().asText()));
        return new HttpRequest(
                payload.path("requestContext").path("http").path("method").asText(),
                payload.path("rawPath").asText(),
                headers,
                parameters(payload.path("rawQueryString").asText()),
                payload.path("body").asText(""),
                payload.path("isBase64Encoded").asBoolean());
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    /** The body's bytes; fails with {@link IllegalArgumentException} when base64 was promised and is not there. */
    public byte[] body() {
        return isBase64Encoded ? Base64.getDecoder().decode(rawBody) : rawBody.getBytes(UTF_8);
    }

    /** {@code a=1&b=x+y}: the first value of each name, decoded. Also the body of an HTML form. */
    public static Map<String, String> parameters(String encoded) {
        var parameters = new LinkedHashMap<String, String>();
        for (var pair : encoded.split("&", -1)) {
            var at = pair.indexOf('=');
            var name = at < 0 ? pair : pair.substring(0, at);
            if (!name.isEmpty()) {
                parameters.putIfAbsent(decoded(name), at < 0 ? "" : decoded(pair.substring(at + 1)));
            }
        }
        return parameters;
    }

    /** Percent-encoding that is none stands for itself. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
