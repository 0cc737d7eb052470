package dev.vitalfew.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** What a date must be like, seen from the as-of date. */
public sealed interface DateTest {

    boolean test(LocalDate date, LocalDate asOf);

    /** As it is written in the model, the same text for the same test. */
    String text();

    /** Earlier than {@code limit}. */
    record Before(LocalDate limit) implements DateTest {
        @Override
        public boolean test(LocalDate date, LocalDate asOf) {
            return date.isBefore(limit);
        }

        @Override
        public String text() {
            return "before " + limit;
        }
    }

    /** Later than {@code limit}. */
    record After(LocalDate limit) implements DateTest {
        @Override
        public boolean test(LocalDate date, LocalDate asOf) {
            return date.isAfter(limit);
        }

        @Override
        public String text() {
            return "after " + limit;
        }
    }

    /** One of that many dates, the as-of date being the last. */
    record InLast(int days) implements DateTest {
        @Override
        public boolean test(LocalDate date, LocalDate asOf) {
            return new Window.InLast(days).seenFrom(asOf).has(date);
        }

        @Override
        public String text() {
            return "in_last " + days + "d";
        }
    }

    /** The as-of date, or one of that many after it. */
    record InNext(int days) implements DateTest {
        @Override
        public boolean test(LocalDate date, LocalDate asOf) {
            return new Span(asOf, asOf.plusDays(days)).has(date);
        }

        @Override
        public String text() {
            return "in_next " + days + "d";
        }
    }

    /**
     * The date comes round, one year later or more, on the as-of date or one of that many after it. What began on
     * 29 February comes round on the 28th in other years.
     */
    record Anniversary(int days) implements DateTest {
        @Override
        public boolean test(LocalDate date, LocalDate asOf) {
            if (date.isAfter(asOf.plusDays(days))) {
                return false;
            }
            var years = Math.max(1, ChronoUnit.YEARS.between(date, asOf));
            return new InNext(days).test(date.plusYears(years), asOf)
                    || new InNext(days).test(date.plusYears(years + 1), asOf);
        }

        @Override
        public String text() {
            return days == 0 ? "anniversary" : "anniversary in_next " + days + "d";
        }
    }
}
