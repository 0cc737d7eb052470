package dev.vitalfew.lenses;

import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;

/** A fall or a rise by so many percent or more, of what was so much before at least. */
final class Change {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    /** Up to it, products of percentages fit into a long. */
    private static final long SMALL = 1_000_000_000;

    private final Rule.Trended rule;
    private final int decimals;
    private final long least;
    private final long percent;

    /** @param decimals of 4, whole numbers are ten-thousandths */
    Change(Rule.Trended rule, int decimals) {
        this.rule = rule;
        this.decimals = decimals;
        this.least = BigDecimal.valueOf(rule.fromAtLeast(), -decimals).longValueExact();
        var isWhole = rule.percent().stripTrailingZeros().scale() <= 0;
        this.percent = isWhole && rule.percent().compareTo(BigDecimal.valueOf(SMALL)) < 0
                ? rule.percent().longValueExact()
                : SMALL;
    }

    boolean is(long before, long now) {
        if (least > 0 && before < least) {
            return false;
        }
        var by = rule.trend() == Rule.Trend.FELL ? before - now : now - before;
        return percent < SMALL && Math.abs(before) < SMALL && Math.abs(now) < SMALL
                ? by * 100 >= percent * before
                : is(BigDecimal.valueOf(before, decimals), BigDecimal.valueOf(now, decimals));
    }

    boolean is(BigDecimal before, BigDecimal now) {
        if (rule.fromAtLeast() > 0 && before.compareTo(BigDecimal.valueOf(rule.fromAtLeast())) < 0) {
            return false;
        }
        var by = rule.trend() == Rule.Trend.FELL ? before.subtract(now) : now.subtract(before);
        return by.multiply(HUNDRED).compareTo(rule.percent().multiply(before)) >= 0;
    }
}
