package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.time.Period;
import java.util.List;

/**
 * One way to divide accounts or people: exactly one segment each, the first that fits.
 *
 * @param notBefore the age below which a subject is unclassified; zero for none
 */
public record Lens(String name, Of of, Period notBefore, List<Segment> segments) {

    public Lens {
        segments = List.copyOf(segments);
    }

    /** One value of a lens. {@code leaveAfter}: it is left when its rule held on none of that many last dates. */
    public record Segment(String name, Rule when, int leaveAfter, Actions then) {}
}
