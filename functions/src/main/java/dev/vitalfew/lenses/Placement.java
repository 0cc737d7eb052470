package dev.vitalfew.lenses;

/** What a lens says of a subject. */
public sealed interface Placement {

    record In(String segment) implements Placement {}

    /** It can't judge yet, and why: too young, data missing. Not a segment. */
    record Unclassified(String reason) implements Placement {}
}
