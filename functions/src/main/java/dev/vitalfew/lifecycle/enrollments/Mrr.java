package dev.vitalfew.lifecycle.enrollments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.rules.Comparison;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What an account paid a month by its trait {@code mrr}.
 *
 * @param before when one of its people began a sequence
 * @param after when the time of the sequence's goal was over
 */
public record Mrr(Optional<BigDecimal> before, Optional<BigDecimal> after) {

    public static final String TRAIT = "mrr";
    public static final Mrr UNKNOWN = new Mrr(Optional.empty(), Optional.empty());

    /** What nobody pays is a mistake, and a table takes no more than 38 digits. */
    private static final int MOST_DIGITS = 12;

    public Mrr {
        before = before.map(BigDecimal::stripTrailingZeros);
        after = after.map(BigDecimal::stripTrailingZeros);
    }

    public static Optional<BigDecimal> stated(Map<String, JsonNode> accountTraits) {
        return Optional.ofNullable(accountTraits.get(TRAIT))
                .flatMap(Comparison::number)
                .filter(number -> number.precision() - number.scale() <= MOST_DIGITS && number.scale() <= MOST_DIGITS);
    }

    public Mrr before(Optional<BigDecimal> stated) {
        return new Mrr(before.or(() -> stated), after);
    }

    public Mrr after(Optional<BigDecimal> stated) {
        return new Mrr(before, stated);
    }

    /** Who has stated none pays nothing yet; empty when it was known once and is not any more. */
    public Optional<BigDecimal> change() {
        return before.isPresent() && after.isEmpty()
                ? Optional.empty()
                : Optional.of(after.orElse(BigDecimal.ZERO).subtract(before.orElse(BigDecimal.ZERO)));
    }
}
