package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/**
 * One way to divide accounts or people: exactly one segment each, the first that fits.
 *
 * @param notBefore the age below which a subject is unclassified; zero for none
 * @param needs the rules of which each must hold, or a subject is unclassified: that a trait exists, mostly
 * @param pins where some are put by hand, whatever the rules say
 * @param was the names that it had before
 * @param whyOneSignal why it may rest on a single signal, if its author says so
 */
public record Lens(
        String name,
        Of of,
        Optional<Goal> goal,
        Period notBefore,
        List<Rule> needs,
        List<Pin> pins,
        List<String> was,
        Optional<String> whyOneSignal,
        List<Segment> segments) {

    public Lens {
        needs = List.copyOf(needs);
        pins = List.copyOf(pins);
        was = List.copyOf(was);
        segments = List.copyOf(segments);
    }

    public Lens(String name, Of of, Period notBefore, List<Segment> segments) {
        this(name, of, Optional.empty(), notBefore, List.of(), List.of(), List.of(), Optional.empty(), segments);
    }

    /** The account or person of that id is in the segment until the end of a date. */
    public record Pin(String id, String segment, LocalDate until) {}

    /** Where a subject is put by hand on a date, if it is. */
    public Optional<Pin> pin(String id, LocalDate asOf) {
        return pins.stream()
                .filter(pin -> pin.id().equals(id) && !asOf.isAfter(pin.until()))
                .findFirst();
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
