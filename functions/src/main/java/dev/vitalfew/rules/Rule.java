package dev.vitalfew.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A condition on an account or a person. To add a kind, add a record: the compiler points at every switch to extend. */
public sealed interface Rule {

    record All(List<Rule> rules) implements Rule {
        public All {
            rules = List.copyOf(rules);
        }
    }

    record Any(List<Rule> rules) implements Rule {
        public Any {
            rules = List.copyOf(rules);
        }
    }

    record Not(Rule rule) implements Rule {}

    /** What is left: the rule of a lens's last segment. */
    record Otherwise() implements Rule {}

    /** A condition that the model gave a name. */
    record Named(String name, Rule rule) implements Rule {}

    /** A trait's value. */
    record Stated(String trait, Comparison value) implements Rule {}

    /** The latest answer to the NPS question lies in the window, and is of the group; of any group if none is said. */
    record Answered(Optional<NpsGroup> group, Window window) implements Rule {}

    /** How much was counted in a window. */
    record Counted(Measure measure, Window window, Amount amount) implements Rule {}

    /**
     * The count of the last {@code days} complete days is lower by at least {@code percent} than the count of as many
     * days before, which was at least {@code fromAtLeast}.
     */
    record Fell(Measure measure, int days, BigDecimal percent, int fromAtLeast) implements Rule {}

    /** In one of these segments of another lens of the same kind of subject. */
    record Placed(String lens, List<String> segments) implements Rule {
        public Placed {
            segments = List.copyOf(segments);
        }
    }

    /** In an audience of the same kind of subject. */
    record Member(String audience) implements Rule {}

    /** On an account: for how many of its people a rule holds. */
    record People(Rule who, Base base, Amount amount) implements Rule {}

    /** What the number of people is set against. */
    sealed interface Base {
        /** Nothing: the amount is a number of people. */
        record Heads() implements Base {}

        /** All people of the account: the amount is a percentage. */
        record Everybody() implements Base {}

        /** A trait of the account, such as its seats: the amount is a percentage. */
        record OfTrait(String trait) implements Base {}
    }
}
