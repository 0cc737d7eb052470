package dev.vitalfew.lifecycle.emails;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vitalfew.model.Entry;
import dev.vitalfew.model.Problems;
import dev.vitalfew.model.Yaml;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Somebody to look at emails with, from {@code emails/example.yaml}: traits of a person and of an account. Without the
 * file somebody is invented.
 */
public record Example(Map<String, JsonNode> person, Map<String, JsonNode> account) {

    static final String FILE = "emails/example.yaml";

    public Example {
        person = Map.copyOf(person);
        account = Map.copyOf(account);
    }

    static Example read(Problems problems, Optional<TextFile> file) {
        return file.flatMap(found -> new Yaml(problems).read(FILE, found.text()))
                .map(entry -> entry.allows(List.of("person", "account")))
                .map(entry -> new Example(traits(entry, "person"), traits(entry, "account")))
                .orElse(new Example(
                        Map.of("firstName", text("Ada"), "lastName", text("Byron"), "email", text("ada@example.com")),
                        Map.of("name", text("Acme Studio"))));
    }

    private static Map<String, JsonNode> traits(Entry entry, String key) {
        var traits = new TreeMap<String, JsonNode>();
        entry.entry(key).ifPresent(named -> named.keys()
                .forEach(trait -> named.text(trait).ifPresent(value -> traits.put(trait, text(value)))));
        return traits;
    }

    private static JsonNode text(String value) {
        return JsonNodeFactory.instance.textNode(value);
    }
}
