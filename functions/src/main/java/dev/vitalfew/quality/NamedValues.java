package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.rules.Comparison;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that the rules of a model name for one trait; none for a trait that is compared with no value. */
final class NamedValues {

    static final NamedValues NONE = new NamedValues(Set.of());

    private final Set<String> values;
    private final Set<String> plain;

    NamedValues(Set<String> values) {
        this.values = Set.copyOf(values);
        this.plain = values.stream().map(Spelling::plain).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> values() {
        return values;
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    /** Whether a rule names the value, or one that differs by spelling alone. */
    boolean fit(JsonNode value) {
        return fit(value.asText())
                || Comparison.number(value).isPresent() && new Comparison.In(List.copyOf(values)).test(value);
    }

    boolean fit(String value) {
        return plain.contains(Spelling.plain(value));
    }
}
