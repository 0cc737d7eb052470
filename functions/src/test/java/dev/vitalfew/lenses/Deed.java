package dev.vitalfew.lenses;

import java.time.Instant;
import java.util.Map;

/** Something that happened, as plainly as can be: {@code name} is an event's, or the path of a page. */
public record Deed(boolean page, String name, Map<String, Object> properties, Instant at, boolean byProduct) {}
