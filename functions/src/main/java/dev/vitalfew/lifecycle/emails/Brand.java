package dev.vitalfew.lifecycle.emails;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Who the emails come from, from {@code brand.yaml}: texts that templates use as {@code brand.…}. */
public record Brand(Map<String, String> values) {

    private static final List<String> NEEDED =
            List.of("name", "from", "reply_to", "website", "postal_address", "accent", "background", "ink");

    public Brand {
        values = Map.copyOf(values);
        for (var name : NEEDED) {
            var value = values.get(name);
            if (value == null || value.isBlank()) {
                throw new IllegalArgumentException("brand.yaml: " + name + " is missing");
            }
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new IllegalArgumentException("brand.yaml: " + name + " must be one line: " + value);
            }
        }
    }

    public static Brand read(Path file) {
        try {
            var loaded = new Load(
                            LoadSettings.builder().setLabel(file.toString()).build())
                    .loadFromString(Files.readString(file));
            if (!(loaded instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException(file + ": not a list of names and values");
            }
            var values = new TreeMap<String, String>();
            map.forEach((name, value) ->
                    values.put(String.valueOf(name), String.valueOf(value).strip()));
            return new Brand(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return value("name");
    }

    public String website() {
        return value("website");
    }

    public String accent() {
        return value("accent");
    }

    public String background() {
        return value("background");
    }

    public String ink() {
        return value("ink");
    }

    private String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Such as {@code Plainboard <hello@plainboard.example>}. */
    String sender() {
        return "\"" + name().replaceAll("[\"\\\\]", "") + "\" <" + value("from") + ">";
    }

    public String replyTo() {
        return value("reply_to");
    }
}
