package dev.vitalfew.rules;

import java.util.List;

/**
 * What is counted, and how.
 *
 * @param meters one for each event or page; of an average, also those that count how many numbers there were
 * @param subject what is counted in words, as in the model: {@code event "Task Created"}
 */
public record Measure(How how, List<Meter> meters, String subject) {

    /** To add a way to count, add a record. */
    public sealed interface How {
        /** How often it happened. */
        record Times() implements How {}

        /** On how many dates it happened. */
        record Days() implements How {}

        /** In how many weeks it happened, at least that often in each. */
        record Weeks(int eachAtLeast) implements How {}

        /** How many different ones of them happened. */
        record Kinds() implements How {}

        /** A property's numbers, added up; events without one count as nothing. */
        record Sum(String property) implements How {}

        /** The mean of a property's numbers; without any there is none. */
        record Average(String property) implements How {}

        /** The smallest of a property's numbers; without any there is none. */
        record Least(String property) implements How {}

        /** The greatest of a property's numbers; without any there is none. */
        record Most(String property) implements How {}
    }

    /** The same text for the same measure. */
    public String text() {
        return how + " " + meters.stream().map(Meter::name).sorted().toList();
    }

    public Measure {
        meters = List.copyOf(meters);
    }
}
