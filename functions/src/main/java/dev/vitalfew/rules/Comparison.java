package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What a value must be like: the value of a trait or of an event's property. A missing value and JSON's null are the
 * same and fit nothing but {@link Missing}, {@link IsNot} and {@link NotIn}. Text is compared exactly; a number given as
 * text is a number.
 */
public sealed interface Comparison {

    boolean test(JsonNode value);

    /** As it is written in the model, the same text for the same comparison. */
    String text();

    record Is(String wanted) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return equal(value, wanted);
        }

        @Override
        public String text() {
            return "is " + quoted(wanted);
        }
    }

    record IsNot(String unwanted) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return !equal(value, unwanted);
        }

        @Override
        public String text() {
            return "is_not " + quoted(unwanted);
        }
    }

    record In(List<String> wanted) implements Comparison {
        public In {
            wanted = List.copyOf(wanted);
        }

        @Override
        public boolean test(JsonNode value) {
            return isOneOf(value, wanted);
        }

        @Override
        public String text() {
            return "in " + quoted(wanted);
        }
    }

    record NotIn(List<String> unwanted) implements Comparison {
        public NotIn {
            unwanted = List.copyOf(unwanted);
        }

        @Override
        public boolean test(JsonNode value) {
            return !isOneOf(value, unwanted);
        }

        @Override
        public String text() {
            return "not_in " + quoted(unwanted);
        }
    }

    /** The value is a number, or text that reads as one, of this amount. */
    record OfAmount(Amount amount) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return number(value).filter(amount::test).isPresent();
        }

        @Override
        public String text() {
            return amount.text();
        }
    }

    /** Text begins with this. */
    record StartsWith(String beginning) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return value.isTextual() && value.textValue().startsWith(beginning);
        }

        @Override
        public String text() {
            return "starts_with " + quoted(beginning);
        }
    }

    /** Text fits a pattern in which {@code *} stands for any characters, or an element of a list does. */
    record Matches(String pattern) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            if (value.isArray()) {
                return StreamSupport.stream(value.spliterator(), false).anyMatch(this::fits);
            }
            return fits(value);
        }

        private boolean fits(JsonNode value) {
            return value.isTextual() && new Glob(pattern).fits(value.textValue());
        }

        @Override
        public String text() {
            return "matches " + quoted(pattern);
        }
    }

    /** Text has this part, or a list has this element. */
    record Contains(String part) implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            if (value.isArray()) {
                return StreamSupport.stream(value.spliterator(), false).anyMatch(one -> equal(one, part));
            }
            return value.isTextual() && value.textValue().contains(part);
        }

        @Override
        public String text() {
            return "contains " + quoted(part);
        }
    }

    record Exists() implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return !isMissing(value);
        }

        @Override
        public String text() {
            return "exists";
        }
    }

    record Missing() implements Comparison {
        @Override
        public boolean test(JsonNode value) {
            return isMissing(value);
        }

        @Override
        public String text() {
            return "missing";
        }
    }

    static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    /** The number that a value is, or that its text reads as; longer than 40 characters is no number. */
    static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.decimalValue()).filter(Comparison::isUsual);
        }
        return value.isTextual() ? number(value.textValue()) : Optional.empty();
    }

    static Optional<BigDecimal> number(String text) {
        // Most texts are words, and seen to be none by their first letter.
        if (!text.isEmpty() && Character.isLetter(text.charAt(0))) {
            return Optional.empty();
        }
        var stripped = text.strip();
        if (text.length() > 40 || !looksLikeNumber(stripped)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(stripped)).filter(Comparison::isUsual);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** False for what can't be a number: an exception for each such text would take most of the time of comparing it. */
    private static boolean looksLikeNumber(String text) {
        var before = 'e';
        for (var i = 0; i < text.length(); i++) {
            var character = text.charAt(i);
            var fits = character == '+' || character == '-'
                    ? before == 'e' || before == 'E'
                    : Character.isDigit(character) || character == '.' || character == 'e' || character == 'E';
            if (!fits) {
                return false;
            }
            before = character;
        }
        return !text.isEmpty();
    }

    /** Whether a value is one of the texts, or one of the numbers that they read as. */
    static boolean isOneOf(JsonNode value, List<String> wanted) {
        if (!value.isTextual() && (!value.isValueNode() || isMissing(value))) {
            return false;
        }
        if (wanted.contains(value.asText())) {
            return true;
        }
        var number = number(value);
        return number.isPresent() && wanted.stream().anyMatch(one -> isNumber(one, number.get()));
    }

    private static boolean isNumber(String wanted, BigDecimal number) {
        return number(wanted).filter(other -> other.compareTo(number) == 0).isPresent();
    }

    private static boolean equal(JsonNode value, String wanted) {
        return isOneOf(value, List.of(wanted));
    }

    private static String quoted(List<String> texts) {
        return texts.stream().map(Comparison::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Written out, 1e999999999 and 1e-999999999 fill the memory. */
    private static boolean isUsual(BigDecimal number) {
        return Math.abs((long) number.scale()) <= 400;
    }
}
