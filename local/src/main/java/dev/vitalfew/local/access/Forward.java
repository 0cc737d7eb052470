package dev.vitalfew.local.access;

import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/** Hands a request on as it came, and its answer back. */
final class Forward {

    /** Those that belong to a connection; each side of the way makes its own. */
    private static final Set<String> OF_CONNECTION =
            Set.of("connection", "host", "content-length", "transfer-encoding", "expect", "upgrade", "date");

    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private Forward() {}

    static Answer to(URI place, Request request) {
        try {
            var response = CLIENT.send(request(place, request), BodyHandlers.ofByteArray());
            var headers = new HashMap<String, List<String>>();
            response.headers().map().forEach((name, values) -> {
                if (!OF_CONNECTION.contains(name)) {
                    headers.put(name, values);
                }
            });
            return new Answer(response.statusCode(), headers, response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.path() + " at " + place, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + place, e);
        }
    }

    private static HttpRequest request(URI place, Request request) {
        var query = request.query().isEmpty() ? "" : "?" + request.query();
        var forwarded = HttpRequest.newBuilder(place.resolve(request.path() + query))
                .timeout(Duration.ofSeconds(60))
                .method(request.method(), BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach((name, values) -> {
            if (!OF_CONNECTION.contains(name)) {
                values.forEach(value -> forwarded.header(name, value));
            }
        });
        return forwarded.build();
    }
}
