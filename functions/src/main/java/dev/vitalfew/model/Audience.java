package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;

/** A named rule that stands alone: in or out, overlaps allowed. */
public record Audience(String name, Of of, Rule when, Actions then) {}
