package dev.vitalfew.lifecycle.emails;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What templates can name: {@code person.…} and {@code account.…} traits, {@code brand.…}, {@code links.…}. */
public record Variables(Map<String, JsonNode> person, Map<String, JsonNode> account, Map<String, String> links) {

    private static final int LONGEST = 500;

    public Variables {
        person = Map.copyOf(person);
        account = Map.copyOf(account);
        links = Map.copyOf(links);
    }

    Map<String, Object> with(Brand brand) {
        var values = new HashMap<String, Object>(
                Map.of("person", plain(person), "account", plain(account), "links", links, "brand", brand.values()));
        Stream.of(person, account)
                .flatMap(traits -> stated(traits, "timezone"))
                .findFirst()
                .ifPresent(zone -> values.put("timezone", zone));
        return values;
    }

    /** The languages that the person, else the account, is known to read: {@code de-at} and, less exactly, {@code de}. */
    List<String> languages() {
        return Stream.of(person, account)
                .flatMap(traits -> Stream.concat(stated(traits, "locale"), stated(traits, "language")))
                .map(tag -> Language.key(tag.replaceAll("[.@].*", "")))
                .flatMap(tag -> Stream.of(tag, tag.replaceAll("-.*", "")))
                .distinct()
                .toList();
    }

    private static Stream<String> stated(Map<String, JsonNode> traits, String trait) {
        return Optional.ofNullable(traits.get(trait)).filter(JsonNode::isTextual).stream()
                .map(value -> value.asText().strip())
                .filter(text -> !text.isEmpty());
    }

    /** Texts, numbers and truths; an empty text counts as missing. */
    private static Map<String, Object> plain(Map<String, JsonNode> traits) {
        var plain = new TreeMap<String, Object>();
        traits.forEach((name, value) -> {
            if (value.isBoolean()) {
                plain.put(name, value.booleanValue());
            } else if (value.isValueNode() && !value.isNull()) {
                var text = OneLine.of(value.asText(), LONGEST);
                if (OneLine.isVisible(text)) {
                    plain.put(name, text);
                }
            }
        });
        return plain;
    }
}
