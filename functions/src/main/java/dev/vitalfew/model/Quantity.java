package dev.vitalfew.model;

import dev.vitalfew.rules.Comparison;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations, percentages and numbers; strictly, since a slip would move customers. */
final class Quantity {

    private static final Pattern DURATION = Pattern.compile("([1-9][0-9]{0,4})([mhdw])");
    private static final Pattern PERCENTAGE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,4})?)%");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}(?:\\.[0-9]{1,9})?");

    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9][0-9]{0,2}(?:[.,'’_ \\u00a0\\u202f][0-9]{3})+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?[0-9]+,[0-9]{1,2}");

    private Quantity() {}

    /** {@code 30m}, {@code 8h}, {@code 3d}, {@code 2w}. */
    static Optional<Duration> duration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "m" -> Duration.ofMinutes(number);
                    case "h" -> Duration.ofHours(number);
                    case "d" -> Duration.ofDays(number);
                    default -> Duration.ofDays(7 * number);
                });
    }

    /** Whole days: {@code 28d} or {@code 4w}. */
    static Optional<Integer> days(String text) {
        return text.endsWith("d") || text.endsWith("w")
                ? duration(text).map(duration -> (int) duration.toDays())
                : Optional.empty();
    }

    /** {@code 20%}, from 0 to 100. */
    static Optional<BigDecimal> percentage(String text) {
        var parts = PERCENTAGE.matcher(text);
        return parts.matches()
                ? Comparison.number(parts.group(1)).filter(number -> number.compareTo(BigDecimal.valueOf(100)) <= 0)
                : Optional.empty();
    }

    /** A percentage that may be more than 100: {@code 150%}. */
    static Optional<BigDecimal> growth(String text) {
        var parts = PERCENTAGE.matcher(text);
        return parts.matches() ? Comparison.number(parts.group(1)) : Optional.empty();
    }

    static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Comparison.number(text) : Optional.empty();
    }

    /** The number that 1,000 or 2,5 means, as it is to be written. */
    static Optional<String> unseparated(String text) {
        if (THOUSANDS.matcher(text).matches()) {
            return Optional.of(text.replaceAll("[^-0-9]", ""));
        }
        return DECIMAL_COMMA.matcher(text).matches() ? Optional.of(text.replace(',', '.')) : Optional.empty();
    }

    /** A whole number from 0. */
    static Optional<Integer> count(String text) {
        return text.matches("[0-9]{1,9}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
    }
}
