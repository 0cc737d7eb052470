package dev.vitalfew.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.vitalfew.platform.Hash;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/** The browser's tracker, made from {@code events/tracker}. Browsers keep it for an hour, then ask whether it changed. */
final class Tracker {

    private static final String TEXT = text();
    private static final String ETAG = '"' + Hash.sha256(TEXT).substring(0, 16) + '"';
    private static final Map<String, String> KEPT =
            Map.of("etag", ETAG, "cache-control", "public, max-age=3600, stale-while-revalidate=86400");

    private Tracker() {}

    static HttpResponse answer(HttpRequest request) {
        var known = request.header("if-none-match").filter(tags -> tags.contains(ETAG));
        return known.isPresent()
                ? HttpResponse.empty(304).with(KEPT)
                : new HttpResponse(200, KEPT, TEXT).with("content-type", "application/javascript; charset=utf-8");
    }

    private static String text() {
        try (var stream = Tracker.class.getResourceAsStream("/tracker/t.js")) {
            return new String(
                    Objects.requireNonNull(stream, "/tracker/t.js is not built").readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
