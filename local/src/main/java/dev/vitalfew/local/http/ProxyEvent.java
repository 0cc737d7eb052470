package dev.vitalfew.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Requests and answers as API Gateway's HTTP API exchanges them with a function: payload format 2.0. */
final class ProxyEvent {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private ProxyEvent() {}

    static JsonNode of(Request request, Route route, Map<String, String> pathParameters, Clock clock) {
        var path = decodedPath(request.path());
        var event = Json.object()
                .put("version", "2.0")
                .put("routeKey", route.key())
                .put("rawPath", path)
                .put("rawQueryString", request.query());
        var cookies = request.headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            var array = event.putArray("cookies");
            cookies.forEach(line -> List.of(line.split("; *")).forEach(array::add));
        }
        var headers = event.putObject("headers");
        request.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        headers.put("x-forwarded-for", request.from());
        headers.put("x-forwarded-proto", "http");
        if (!request.parameters().isEmpty()) {
            var query = event.putObject("queryStringParameters");
            request.parameters().forEach((name, values) -> query.put(name, String.join(",", values)));
        }
        if (!pathParameters.isEmpty()) {
            event.set("pathParameters", Json.tree(pathParameters));
        }
        event.set("requestContext", context(request, route, path, clock));
        body(request, event);
        return event;
    }

    private static ObjectNode context(Request request, Route route, String path, Clock clock) {
        var now = clock.instant();
        var context = Json.object()
                .put("accountId", Places.ACCOUNT)
                .put("apiId", "local")
                .put("domainName", request.header("host").orElse("localhost"))
                .put("domainPrefix", "local")
                .put("requestId", UUID.randomUUID().toString())
                .put("routeKey", route.key())
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
        context.putObject("http")
                .put("method", request.method())
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", request.from())
                .put("userAgent", request.header("user-agent").orElse(""));
        return context;
    }

    private static void body(Request request, ObjectNode event) {
        var text = request.header("content-encoding").isPresent() ? Optional.<String>empty() : text(request.body());
        event.put("isBase64Encoded", request.body().length > 0 && text.isEmpty());
        if (request.body().length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(request.body())));
        }
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static String decodedPath(String rawPath) {
        try {
            return java.net.URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return rawPath;
        }
    }

    /** The function's answer; one without a status code is the body of a 200. */
    static Answer answer(JsonNode answer) {
        if (!answer.isObject() || !answer.has("statusCode")) {
            return Answer.json(answer);
        }
        var body = answer.path("body").isNull() ? "" : answer.path("body").asText();
        var bytes = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(body)
                : body.getBytes(StandardCharsets.UTF_8);
        var headers = new java.util.LinkedHashMap<String, List<String>>();
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(
                        header.getKey().toLowerCase(Locale.ROOT),
                        List.of(header.getValue().asText())));
        if (bytes.length > 0) {
            headers.putIfAbsent("content-type", List.of("text/plain;charset=UTF-8"));
        }
        var cookies = new java.util.ArrayList<String>();
        answer.path("cookies").forEach(cookie -> cookies.add(cookie.asText()));
        var proxied = new Answer(answer.path("statusCode").asInt(), headers, bytes);
        return cookies.isEmpty() ? proxied : proxied.adding("set-cookie", cookies);
    }
}
