package dev.vitalfew.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** The whole numbers from {@code least} to {@code most}, both included; none when {@code most} is less. */
public record Range(long least, long most) {

    private static final BigDecimal SMALLEST = BigDecimal.valueOf(Long.MIN_VALUE);
    private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final Range NONE = new Range(0, -1);

    public boolean has(long number) {
        return number >= least && number <= most;
    }

    /** Those that are at least and at most so much, which need not be whole nor within what a long can hold. */
    static Range of(BigDecimal least, BigDecimal most) {
        if (least.compareTo(GREATEST) > 0 || most.compareTo(SMALLEST) < 0) {
            return NONE;
        }
        return new Range(
                least.max(SMALLEST).setScale(0, RoundingMode.CEILING).longValueExact(),
                most.min(GREATEST).setScale(0, RoundingMode.FLOOR).longValueExact());
    }

    static Range from(BigDecimal least) {
        return of(least, GREATEST);
    }

    static Range to(BigDecimal most) {
        return of(SMALLEST, most);
    }

    /** Those that are less than so much. */
    static Range below(BigDecimal limit) {
        var from = from(limit);
        return from.equals(NONE)
                ? new Range(Long.MIN_VALUE, Long.MAX_VALUE)
                : to(BigDecimal.valueOf(from.least()).subtract(BigDecimal.ONE));
    }
}
