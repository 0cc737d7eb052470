package dev.vitalfew.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** One resource of the template; its properties hold no intrinsic any more. */
public record Resource(String id, String type, JsonNode properties) {

    public JsonNode get(String property) {
        return properties.path(property);
    }

    public String text(String property) {
        return optional(property)
                .orElseThrow(() -> new TemplateException(type + " " + id + " has no " + property + ": " + properties));
    }

    public Optional<String> optional(String property) {
        var value = get(property);
        return value instanceof MissingNode || value.isNull() ? Optional.empty() : Optional.of(value.asText());
    }
}
