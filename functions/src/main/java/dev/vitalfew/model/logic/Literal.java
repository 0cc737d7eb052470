package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Rule;

/** That a rule holds, or that it does not; neither while it is unknown. */
public record Literal(Rule rule, boolean holds) {

    public static Literal holds(Rule rule) {
        return new Literal(rule, true);
    }

    public static Literal fails(Rule rule) {
        return new Literal(rule, false);
    }

    Literal of(Rule part) {
        return new Literal(part, holds);
    }
}
