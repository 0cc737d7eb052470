package dev.vitalfew.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** What the accounts of one plan pay a month, as a whole and for each seat. */
final class Prices {

    /** A plan of more different prices has no list price that could be told from them. */
    private static final int PRICES = 60;

    private Grouped whole = Grouped.keeping(PRICES);
    private Grouped perSeat = Grouped.keeping(PRICES);

    void add(BigDecimal mrr, Optional<BigDecimal> seats, String account) {
        whole.add(text(mrr), account);
        seats.filter(number -> number.signum() > 0)
                .ifPresent(number -> perSeat.add(text(mrr.divide(number, 2, RoundingMode.HALF_UP)), account));
    }

    private static String text(BigDecimal price) {
        return Statements.cut(
                price.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString());
    }

    void add(Prices other) {
        whole.add(other.whole);
        perSeat.add(other.perSeat);
    }

    void thin() {
        whole.thin();
        perSeat.thin();
    }

    Grouped whole() {
        return whole;
    }

    /** Of those whose seats are known. */
    Grouped perSeat() {
        return perSeat;
    }
}
