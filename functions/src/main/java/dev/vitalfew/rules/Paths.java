package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The path of a page: {@code properties.path}, else the path of {@code properties.url}, else the page's name. */
final class Paths {

    private static final String TOPIC = "topic=";

    private Paths() {}

    static boolean fit(String pattern, @Nullable String name, Map<String, JsonNode> properties) {
        var path = path(name, properties);
        return path != null && new Glob(pattern).fits(path);
    }

    /** Whether the path of {@code properties.link} fits, or the whole of it where the pattern names a host. */
    static boolean fitsLink(String pattern, Map<String, JsonNode> properties) {
        var link = properties.get("link");
        if (link == null) {
            return false;
        }
        var path = pattern.contains("://") ? link.asText() : pathOf(link.asText());
        return path != null && new Glob(pattern).fits(trimmed(path));
    }

    /** Whether {@code properties.link} says that it is about the topic: {@code https://…/rules?topic=automation}. */
    static boolean linkIsAbout(String topic, Map<String, JsonNode> properties) {
        var link = properties.get("link");
        return link != null && queryOf(link.asText()).anyMatch((TOPIC + topic)::equals);
    }

    private static Stream<String> queryOf(String url) {
        try {
            return Stream.ofNullable(URI.create(url).getQuery()).flatMap(query -> Arrays.stream(query.split("&")));
        } catch (IllegalArgumentException _) {
            return Stream.of();
        }
    }

    private static @Nullable String path(@Nullable String name, Map<String, JsonNode> properties) {
        var path = properties.get("path");
        if (path != null && path.isTextual()) {
            return trimmed(path.asText());
        }
        var url = properties.get("url");
        if (url != null && url.isTextual() && pathOf(url.asText()) instanceof String found) {
            return trimmed(found);
        }
        return name;
    }

    private static @Nullable String pathOf(String url) {
        try {
            return URI.create(url).getPath();
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** A pattern that begins with a slash, or names a host, as it fits what is {@link #trimmed}; others may be of names. */
    static String written(String pattern) {
        var host = pattern.indexOf("://");
        var slash = host < 0 ? -1 : pattern.indexOf('/', host + 3);
        var path = host < 0 ? pattern : slash < 0 ? "/" : pattern.substring(slash);
        return path.startsWith("/") ? trimmed(path) : path;
    }

    /** {@code /pricing/} and {@code /pricing?a=b} are the page {@code /pricing}. */
    private static String trimmed(String path) {
        var end = path.indexOf('?') >= 0 ? path.substring(0, path.indexOf('?')) : path;
        return end.length() > 1 && end.endsWith("/") ? end.substring(0, end.length() - 1) : end;
    }
}
