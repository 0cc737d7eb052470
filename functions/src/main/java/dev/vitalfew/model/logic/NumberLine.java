package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Amount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether there is a number of all these amounts. Between the ends of the amounts nothing changes, so it is enough to try
 * the ends, what lies between them, and what lies beyond.
 */
final class NumberLine {

    /** That a number is of the amount, or that it isn't. */
    record Said(Amount amount, boolean holds) {
        boolean fits(BigDecimal number) {
            return amount.test(number) == holds;
        }
    }

    private NumberLine() {}

    static boolean isPossible(Collection<Said> said) {
        return points(said.stream().flatMap(one -> ends(one.amount())))
                .anyMatch(number -> said.stream().allMatch(one -> one.fits(number)));
    }

    /** Whole numbers from {@code least} that the ends leave apart, those that fit, the least first. */
    static List<BigDecimal> whole(Collection<Said> said, BigDecimal least) {
        var ends = said.stream().flatMap(one -> ends(one.amount())).toList();
        return Stream.concat(Stream.of(least), ends.stream().flatMap(NumberLine::around))
                .filter(number -> number.compareTo(least) >= 0)
                .filter(number -> said.stream().allMatch(one -> one.fits(number)))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<BigDecimal> around(BigDecimal end) {
        var below = end.setScale(0, RoundingMode.FLOOR);
        var above = end.setScale(0, RoundingMode.CEILING);
        return Stream.of(below.subtract(BigDecimal.ONE), below, above, above.add(BigDecimal.ONE));
    }

    /** The ends, one number between each two, and one beyond the first and the last. */
    static Stream<BigDecimal> points(Stream<BigDecimal> ends) {
        var sorted =
                ends.map(BigDecimal::stripTrailingZeros).distinct().sorted().toList();
        var points = new ArrayList<>(sorted);
        for (int next = 1; next < sorted.size(); next++) {
            points.add(sorted.get(next - 1).add(sorted.get(next)).divide(BigDecimal.TWO));
        }
        points.add(sorted.isEmpty() ? BigDecimal.ZERO : sorted.getFirst().subtract(BigDecimal.ONE));
        points.add(sorted.isEmpty() ? BigDecimal.ZERO : sorted.getLast().add(BigDecimal.ONE));
        return points.stream();
    }

    static Stream<BigDecimal> ends(Amount amount) {
        return switch (amount) {
            case Amount.AtLeast(var least) -> Stream.of(least);
            case Amount.AtMost(var most) -> Stream.of(most);
            case Amount.LessThan(var limit) -> Stream.of(limit);
            case Amount.Between(var least, var most) -> Stream.of(least, most);
        };
    }
}
