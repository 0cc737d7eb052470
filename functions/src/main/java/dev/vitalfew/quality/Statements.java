package dev.vitalfew.quality;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.rules.Comparison;

/** What is stated of one trait that rules need. */
final class Statements {

    /** Values are told apart by their first characters. */
    private static final int LONGEST = 60;

    private static final int VALUES = 50;

    private Found missing = new Found();
    private Found numbers = new Found();
    private Found numbersAsText = new Found();
    private Found texts = new Found();
    private Found outside = new Found();
    private Grouped values = Grouped.keeping(VALUES);

    void add(JsonNode value, NamedValues named, String id) {
        if (Comparison.isMissing(value)) {
            missing.add(id);
            return;
        }
        kind(value).add(id);
        if (value.isValueNode()) {
            values.add(cut(value.asText()), id);
            if (!named.isEmpty() && !named.fit(value)) {
                outside.add(id);
            }
        }
    }

    private Found kind(JsonNode value) {
        if (value.isNumber()) {
            return numbers;
        }
        return Comparison.number(value).isPresent() ? numbersAsText : texts;
    }

    static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    void add(Statements other) {
        missing.add(other.missing);
        numbers.add(other.numbers);
        numbersAsText.add(other.numbersAsText);
        texts.add(other.texts);
        outside.add(other.outside);
        values.add(other.values);
    }

    void thin() {
        values.thin();
    }

    Found missing() {
        return missing;
    }

    Found numbers() {
        return numbers;
    }

    /** Numbers in quotes. */
    Found numbersAsText() {
        return numbersAsText;
    }

    /** What is no number. */
    Found texts() {
        return texts;
    }

    /** Values that no rule names, in whatever spelling. */
    Found outside() {
        return outside;
    }

    Grouped values() {
        return values;
    }
}
