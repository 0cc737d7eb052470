package dev.vitalfew.bench;

import java.util.List;
import java.util.Locale;

/** One thing that the product promises, and what was measured of it. */
record Bound(String what, String promised, String measured, boolean holds) {

    static Bound atLeast(String what, double least, double measured) {
        return new Bound(what, "at least %s ×".formatted(number(least)), number(measured) + " ×", measured >= least);
    }

    static Bound atMost(String what, double most, double measured, String unit) {
        return new Bound(what, "at most " + number(most) + " " + unit, number(measured) + " " + unit, measured <= most);
    }

    private static String number(double number) {
        return String.format(
                Locale.ROOT, number == Math.rint(number) || Math.abs(number) >= 100 ? "%,.0f" : "%.3g", number);
    }

    static String table(List<Bound> bounds) {
        var text = new StringBuilder("%-66s %-22s %-14s%n".formatted("what", "promised", "measured"));
        for (var bound : bounds) {
            text.append("%-66s %-22s %-14s %s%n"
                    .formatted(bound.what, bound.promised, bound.measured, bound.holds ? "holds" : "DOES NOT HOLD"));
        }
        return text.toString();
    }
}
