package dev.vitalfew.bench;

import java.time.LocalDate;
import java.util.List;

/**
 * What everybody did in 90 days, in columns: the events of person {@code p} are those from {@code from[p]} to {@code
 * from[p + 1]}, in no order.
 *
 * @param what ordinals of {@link Happening}
 * @param daysAgo seen from {@link #AS_OF}
 * @param cents of what was paid, else 0
 * @param since how many days ago somebody was first seen
 */
record History(
        int people,
        int[] from,
        byte[] what,
        byte[] daysAgo,
        int[] cents,
        byte[] plan,
        int[] employees,
        byte[] country,
        int[] since) {

    static final LocalDate AS_OF = LocalDate.of(2026, 11, 20);
    static final int DAYS = 90;
    static final List<String> PLANS = List.of("free", "starter", "scale", "enterprise");
    static final List<String> COUNTRIES = List.of("DE", "US", "GB", "FR", "NL");

    int events() {
        return from[people];
    }

    String planOf(int person) {
        return PLANS.get(plan[person]);
    }

    String countryOf(int person) {
        return COUNTRIES.get(country[person]);
    }
}
