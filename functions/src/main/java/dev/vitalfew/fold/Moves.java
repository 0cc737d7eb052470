package dev.vitalfew.fold;

import dev.vitalfew.customers.Claim;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Placing;
import dev.vitalfew.identity.Id;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Writes items to where they belong, and lets those follow that belong to them: one transaction per id.
 *
 * <p>An entry that changed keeps a trail of where its followers may still be. Whoever folds the id next finds a trail
 * that a crash left, and finishes. A follower that is placed meanwhile by its own fold names the entries it relied on;
 * its transaction fails when one of them has changed since.
 */
final class Moves {

    private final CustomerStore customers;

    Moves(CustomerStore customers) {
        this.customers = customers;
    }

    /** Where the item came to be, and every place that somebody left or came to. */
    record Moved(Place place, Set<Place> places) {}

    Moved write(DirectoryEntry entry, Item before, Item item) {
        var after = place(entry, before, item);
        var places = new LinkedHashSet<>(after.trail());
        places.add(after.place());
        followers(after, places);
        return new Moved(after.place(), places);
    }

    /** Writes the item and, when it differs, the entry. */
    private DirectoryEntry place(DirectoryEntry entry, Item before, Item item) {
        var placement = Placement.of(item, customers);
        var owner = item.owner().map(Claim::target);
        var group = item.group().map(Claim::target);
        if (entry.exists()
                && entry.place().equals(placement.place())
                && entry.owner().equals(owner)
                && entry.group().equals(group)) {
            if (!item.equals(before)) {
                customers.update(entry.place(), item);
            }
            return entry;
        }
        var after = new DirectoryEntry(
                entry.id(), owner, group, placement.place(), trail(entry, placement.place()), entry.version() + 1);
        customers.place(new Placing(entry, after, item, standing(entry, after), placement.chain()));
        return after;
    }

    /** Only a known person or one that others point at has followers; they are where it was. */
    private static Set<Place> trail(DirectoryEntry entry, Place place) {
        if (!entry.id().is(Id.Kind.KNOWN)) {
            return Set.of();
        }
        var trail = new HashSet<>(entry.trail());
        trail.add(entry.place());
        trail.add(Place.ofItsOwn(entry.id()));
        trail.remove(place);
        return trail;
    }

    /** Where a person stands goes with the person, so that numbers of changes never repeat. */
    private Optional<dev.vitalfew.history.Standing> standing(DirectoryEntry before, DirectoryEntry after) {
        var person = before.id();
        var goesAlong = before.place().person().equals(person)
                && after.place().person().equals(person)
                && !before.place().account().equals(after.place().account());
        return goesAlong ? customers.standing(before.place().account(), person) : Optional.empty();
    }

    /** Brings everybody on the trail to where they belong now, then clears it. */
    private void followers(DirectoryEntry start, Set<Place> places) {
        var left = new ArrayDeque<DirectoryEntry>();
        left.add(start);
        while (!left.isEmpty()) {
            var entry = left.remove();
            if (entry.trail().isEmpty()) {
                continue;
            }
            for (var place : entry.trail()) {
                for (var item : customers.itemsOf(place)) {
                    var moved = place(customers.find(item.id()), item, item);
                    if (!moved.place().equals(place)) {
                        places.add(place);
                        places.add(moved.place());
                    }
                    left.add(moved);
                }
            }
            customers.clearTrail(entry);
        }
    }
}
