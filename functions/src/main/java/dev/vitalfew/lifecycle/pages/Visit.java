package dev.vitalfew.lifecycle.pages;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A recipient, or a program on their behalf, at a page.
 *
 * @param form what was filled in and sent
 * @param acceptLanguage the languages that the browser asks for, as it says it
 */
public record Visit(
        String method, String path, Map<String, String> query, Map<String, String> form, String acceptLanguage) {

    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST");

    public Visit {
        query = Map.copyOf(query);
        form = Map.copyOf(form);
    }

    public Visit(String method, String path, Map<String, String> query, Map<String, String> form) {
        this(method, path, query, form, "");
    }

    /** The language that the link says: the recipient's. */
    String language() {
        return query.getOrDefault("l", "");
    }

    String token() {
        return query.getOrDefault("t", "");
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** The fields of a form as browsers send it; of a name that comes twice the last, and none that can't be read. */
    public static Map<String, String> fields(String body) {
        var fields = new HashMap<String, String>();
        for (var field : body.split("&")) {
            var equals = field.indexOf('=');
            try {
                fields.put(
                        decoded(equals < 0 ? field : field.substring(0, equals)),
                        equals < 0 ? "" : decoded(field.substring(equals + 1)));
            } catch (IllegalArgumentException _) {
                // A broken escape: whoever sent it did not fill in our form.
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
