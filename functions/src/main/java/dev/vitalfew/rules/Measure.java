package dev.vitalfew.rules;

import java.util.List;

/**
 * What is counted, and how.
 *
 * @param meters one for an event or page; one for each event that is a feature
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
    }

    public Measure {
        meters = List.copyOf(meters);
    }
}
