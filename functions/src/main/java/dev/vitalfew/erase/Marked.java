package dev.vitalfew.erase;

import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Place;
import dev.vitalfew.identity.Id;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ids of a person who is erased.
 *
 * @param first the one that was asked for, and the person's own, which the directory always leads to
 * @param others those that are found by what is still stored around the ones before them
 */
record Marked(List<DirectoryEntry> first, List<DirectoryEntry> others) {

    /** So that what others are found by goes after them. */
    List<DirectoryEntry> lastFirst() {
        return Stream.concat(first.stream(), others.stream()).toList().reversed();
    }

    boolean contains(Id id) {
        return lastFirst().stream().anyMatch(entry -> entry.id().equals(id));
    }

    /** Where the first of them are and were. */
    Set<Place> places() {
        var places = new LinkedHashSet<Place>();
        first.forEach(entry -> {
            places.add(entry.place());
            places.addAll(entry.trail());
        });
        return places;
    }
}
