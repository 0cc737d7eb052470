package dev.vitalfew.model;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** How rules and segments are written, and where. Equal ones stand in many places, so each is known by itself. */
final class Written {

    private static final int LONGEST = 100;

    private final Map<Object, Entry.Text> known = new IdentityHashMap<>();

    void put(Object part, String text, Problems.Place place) {
        var shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        known.put(part, new Entry.Text(shown, place));
    }

    Optional<Problems.Place> place(Object part) {
        return Optional.ofNullable(known.get(part)).map(Entry.Text::place);
    }

    /** {@code { trait: plan, is: free } (12:17)}. */
    String said(Object part) {
        var text = known.get(part);
        return text == null
                ? "a condition"
                : text.value() + " (" + text.place().line() + ":" + text.place().column() + ")";
    }
}
