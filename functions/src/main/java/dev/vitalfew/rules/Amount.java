package dev.vitalfew.rules;

import java.math.BigDecimal;

/** How much something must be. */
public sealed interface Amount {

    boolean test(BigDecimal number);

    /** As it is written in the model, the same text for the same amount. */
    String text();

    record AtLeast(BigDecimal least) implements Amount {
        @Override
        public boolean test(BigDecimal number) {
            return number.compareTo(least) >= 0;
        }

        @Override
        public String text() {
            return "at_least " + plain(least);
        }
    }

    record AtMost(BigDecimal most) implements Amount {
        @Override
        public boolean test(BigDecimal number) {
            return number.compareTo(most) <= 0;
        }

        @Override
        public String text() {
            return "at_most " + plain(most);
        }
    }

    record LessThan(BigDecimal limit) implements Amount {
        @Override
        public boolean test(BigDecimal number) {
            return number.compareTo(limit) < 0;
        }

        @Override
        public String text() {
            return "less_than " + plain(limit);
        }
    }

    /** Both ends are included. */
    record Between(BigDecimal least, BigDecimal most) implements Amount {
        @Override
        public boolean test(BigDecimal number) {
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }

        @Override
        public String text() {
            return "between " + plain(least) + " and " + plain(most);
        }
    }

    /** The amount for something that is so many times as large. */
    default Amount times(BigDecimal factor) {
        return switch (this) {
            case AtLeast(var least) -> new AtLeast(least.multiply(factor));
            case AtMost(var most) -> new AtMost(most.multiply(factor));
            case LessThan(var limit) -> new LessThan(limit.multiply(factor));
            case Between(var least, var most) -> new Between(least.multiply(factor), most.multiply(factor));
        };
    }

    /** The whole numbers that are of this amount, each of which stands for so many decimals: of 4, ten-thousandths. */
    default Range range(int decimals) {
        return switch (this) {
            case AtLeast(var least) -> Range.from(least.scaleByPowerOfTen(decimals));
            case AtMost(var most) -> Range.to(most.scaleByPowerOfTen(decimals));
            case LessThan(var limit) -> Range.below(limit.scaleByPowerOfTen(decimals));
            case Between(var least, var most) ->
                Range.of(least.scaleByPowerOfTen(decimals), most.scaleByPowerOfTen(decimals));
        };
    }

    static Amount atLeast(long least) {
        return new AtLeast(BigDecimal.valueOf(least));
    }

    static Amount lessThan(long limit) {
        return new LessThan(BigDecimal.valueOf(limit));
    }

    default boolean test(long number) {
        return test(BigDecimal.valueOf(number));
    }

    /** Whether all that it asks is if there is any at all. */
    default boolean asksOnlyWhetherAny() {
        return test(0) != test(1) && test(1) == test(2) && test(1) == test(Long.MAX_VALUE);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
