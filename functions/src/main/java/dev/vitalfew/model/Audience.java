package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.util.List;

/** A named rule that stands alone: in or out, overlaps allowed. {@code was} are the names that it had before. */
public record Audience(String name, Of of, Rule when, List<String> was, Actions then) {

    public Audience {
        was = List.copyOf(was);
    }

    public Audience(String name, Of of, Rule when, Actions then) {
        this(name, of, when, List.of(), then);
    }
}
