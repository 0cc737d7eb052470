package dev.vitalfew.local.pages;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.http.Answer;
import dev.vitalfew.local.http.Request;
import dev.vitalfew.local.http.WebServer;
import dev.vitalfew.local.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the product's own API with the operator's key, as any client would. */
final class Operator {

    private final WebServer.Site site;
    private final String key;

    Operator(WebServer.Site site, String key) {
        this.site = site;
        this.key = key;
    }

    /** Empty when there is no such thing, or the request makes no sense. @param path with its query */
    Optional<JsonNode> find(String path) {
        var answer = get(path);
        return switch (answer.status()) {
            case 200 -> Optional.of(Json.read(answer.body()));
            case 400, 404 -> Optional.empty();
            default -> throw new IllegalStateException("GET " + path + " answered " + answer.status());
        };
    }

    boolean isThere(String path) {
        return get(path).status() == 200;
    }

    private Answer get(String path) {
        var parts = path.split("\\?", 2);
        var headers = Map.of("authorization", List.of("Bearer " + key));
        return site.answer(
                new Request("GET", parts[0], parts.length > 1 ? parts[1] : "", headers, new byte[0], "127.0.0.1"));
    }
}
