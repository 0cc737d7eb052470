package dev.vitalfew.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/** Numbers of events' properties as they are added up: whole ten-thousandths, rounded half up, up to a trillion. */
public final class Scaled {

    public static final int DECIMALS = 4;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Scaled() {}

    /** Empty when the value is no number, or one beyond a trillion: a slip should not outweigh all else. */
    static OptionalLong of(JsonNode value) {
        return Comparison.number(value)
                .filter(number -> number.abs().compareTo(MOST) <= 0)
                .map(number -> OptionalLong.of(number.setScale(DECIMALS, RoundingMode.HALF_UP)
                        .unscaledValue()
                        .longValueExact()))
                .orElse(OptionalLong.empty());
    }

    public static BigDecimal number(long scaled) {
        return BigDecimal.valueOf(scaled, DECIMALS);
    }

    /** Stays at the greatest number there is rather than wrapping round. */
    public static long plus(long one, long other) {
        var sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            return one < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return sum;
    }
}
