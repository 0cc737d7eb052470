package dev.vitalfew.lifecycle.emails;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What templates can name: {@code person.…} and {@code account.…} traits, {@code brand.…}, {@code links.…}. */
public record Variables(Map<String, JsonNode> person, Map<String, JsonNode> account, Map<String, String> links) {

    public Variables {
        person = Map.copyOf(person);
        account = Map.copyOf(account);
        links = Map.copyOf(links);
    }

    Map<String, Object> with(Brand brand) {
        return Map.of("person", plain(person), "account", plain(account), "links", links, "brand", brand.values());
    }

    /** Texts, numbers and truths; an empty text counts as missing. */
    private static Map<String, Object> plain(Map<String, JsonNode> traits) {
        var plain = new TreeMap<String, Object>();
        traits.forEach((name, value) -> {
            if (value.isBoolean()) {
                plain.put(name, value.booleanValue());
            } else if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                plain.put(name, value.asText().strip());
            }
        });
        return plain;
    }
}
