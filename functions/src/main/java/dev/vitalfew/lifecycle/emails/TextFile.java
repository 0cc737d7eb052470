package dev.vitalfew.lifecycle.emails;

import dev.vitalfew.model.Problems.Place;

/** A file of the model, by its name in the model's folder. */
record TextFile(String name, String text) {

    /** Where the character at that offset stands, counted from 1. */
    Place place(int offset) {
        var before = text.substring(0, Math.min(offset, text.length()));
        var line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Place(name, line, before.length() - before.lastIndexOf('\n'));
    }

    /** The name without folders and what follows the first dot. */
    String plainName() {
        return name.substring(name.lastIndexOf('/') + 1).replaceAll("\\..*", "");
    }
}
