package dev.vitalfew.imports;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as files have them: digits, with a point for the fraction. */
final class Numbers {

    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private Numbers() {}

    static Optional<BigDecimal> read(String text) {
        var stripped = text.strip();
        return PLAIN.matcher(stripped).matches() ? Optional.of(new BigDecimal(stripped)) : Optional.empty();
    }
}
