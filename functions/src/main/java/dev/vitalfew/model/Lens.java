package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One way to divide accounts or people: exactly one segment each, the first that fits.
 *
 * @param notBefore the age below which a subject is unclassified; zero for none
 * @param needs the rules of which each must hold, or a subject is unclassified: that a trait exists, mostly
 * @param was the names that it had before
 */
public record Lens(
        String name,
        Of of,
        Optional<Goal> goal,
        Period notBefore,
        List<Rule> needs,
        List<String> was,
        List<Segment> segments) {

    public Lens {
        needs = List.copyOf(needs);
        was = List.copyOf(was);
        segments = List.copyOf(segments);
    }

    public Lens(String name, Of of, Period notBefore, List<Segment> segments) {
        this(name, of, Optional.empty(), notBefore, List.of(), List.of(), segments);
    }

    /**
     * One value of a lens.
     *
     * @param leaveAfter it is left when its rule held on none of that many last dates
     * @param was the names that it had before
     */
    public record Segment(String name, Rule when, int leaveAfter, List<String> was, Actions then) {

        public Segment {
            was = List.copyOf(was);
        }

        public Segment(String name, Rule when, int leaveAfter, Actions then) {
            this(name, when, leaveAfter, List.of(), then);
        }
    }
}
