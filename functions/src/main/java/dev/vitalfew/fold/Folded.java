package dev.vitalfew.fold;

import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Place;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a fold did, as far as segments may depend on it.
 *
 * @param entry of the id, as it was left
 * @param places where the id is now, and where it and those that followed it were
 * @param trails entries of the directory that say so, until those places are settled
 * @param moved whether somebody who is known for longer came to another account or person; a new one has just arrived
 * @param accountConcerned whether something changed that rules of accounts read; true when that isn't known
 * @param history whether any of the events lay so far back when it was received that it is history, not news
 * @param at the time of the latest of the events
 */
public record Folded(
        DirectoryEntry entry,
        Set<Place> places,
        List<DirectoryEntry> trails,
        boolean moved,
        boolean accountConcerned,
        boolean history,
        Instant at) {

    public Folded {
        places = Collections.unmodifiableSortedSet(new TreeSet<>(places));
        trails = List.copyOf(trails);
    }

    static Folded nothing(DirectoryEntry entry) {
        return new Folded(entry, Set.of(), List.of(), false, false, false, Instant.EPOCH);
    }

    public Place place() {
        return entry.place();
    }
}
