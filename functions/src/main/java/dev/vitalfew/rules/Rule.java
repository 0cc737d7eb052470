package dev.vitalfew.rules;

import java.util.List;

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
}
