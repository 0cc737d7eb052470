package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;

/** What a value must be like: the value of a trait or of an event's property. */
public sealed interface Comparison {

    boolean test(JsonNode value);

    record Is(String text) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return value.asText().equals(text);
        }
    }
}
