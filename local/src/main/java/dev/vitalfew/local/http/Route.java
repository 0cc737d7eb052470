package dev.vitalfew.local.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A route of an HTTP API, such as {@code POST /v1/{proxy+}}: which requests it takes, and before which others. */
record Route(String key, String method, List<String> parts, String integration) {

    private static final String DEFAULT = "$default";
    private static final String ANY = "ANY";

    /** The most specific first: fixed parts before {param} before {proxy+}, then a method before ANY; $default last. */
    static final Comparator<Route> MOST_SPECIFIC_FIRST =
            Comparator.comparing(Route::shape).thenComparing(route -> route.method.equals(ANY));

    static Route of(String key, String integration) {
        if (key.equals(DEFAULT)) {
            return new Route(key, ANY, List.of("{proxy+}"), integration);
        }
        var space = key.indexOf(' ');
        return new Route(key, key.substring(0, space), split(key.substring(space + 1)), integration);
    }

    /** The path's parameters when the route takes the request. */
    Optional<Map<String, String>> match(String requestMethod, String path) {
        if (!method.equals(ANY) && !method.equals(requestMethod)) {
            return Optional.empty();
        }
        if (key.equals(DEFAULT)) {
            return Optional.of(Map.of());
        }
        var given = split(path);
        var parameters = new LinkedHashMap<String, String>();
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (greedy(part)) {
                return given.size() > i
                        ? Optional.of(rest(parameters, part, given.subList(i, given.size())))
                        : Optional.empty();
            }
            if (i >= given.size() || !parameter(part) && !part.equals(given.get(i))) {
                return Optional.empty();
            }
            if (parameter(part)) {
                parameters.put(part.substring(1, part.length() - 1), decoded(given.get(i)));
            }
        }
        return given.size() == parts.size() ? Optional.of(parameters) : Optional.empty();
    }

    private static Map<String, String> rest(Map<String, String> parameters, String part, List<String> rest) {
        parameters.put(part.substring(1, part.length() - 2), decoded(String.join("/", rest)));
        return parameters;
    }

    private String shape() {
        if (key.equals(DEFAULT)) {
            return "3";
        }
        var shape = new StringBuilder();
        for (var part : parts) {
            shape.append(greedy(part) ? '2' : parameter(part) ? '1' : '0');
        }
        return shape.toString();
    }

    private static boolean parameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static boolean greedy(String part) {
        return part.endsWith("+}");
    }

    private static List<String> split(String path) {
        return new ArrayList<>(
                List.of(path.substring(Math.min(1, path.length())).split("/", -1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
