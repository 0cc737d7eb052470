package dev.vitalfew.fold;

import dev.vitalfew.customers.Claim;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Conflict;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.customers.Placing;
import dev.vitalfew.identity.Id;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes items to where they belong, and lets those follow that belong to them: one transaction per id.
 *
 * <p>An entry that changed keeps a trail of where it was: there its followers may still be, and who was left behind there
 * is to be settled. The trail is cleared when all of that has happened; whoever folds the id next finds a trail that a
 * crash left, and finishes. A follower that is placed meanwhile by its own fold names the entries it relied on;
 * its transaction fails when one of them has changed since.
 */
final class Moves {

    private final CustomerStore customers;

    Moves(CustomerStore customers) {
        this.customers = customers;
    }

    /**
     * What came of a write.
     *
     * @param entry the id's, as it is now
     * @param places where the item is, and every place that somebody left or may have left
     * @param moved whether anybody came to another place
     * @param trails the entries whose trails are to be cleared once the places are settled
     */
    record Moved(DirectoryEntry entry, Set<Place> places, boolean moved, List<DirectoryEntry> trails) {}

    Moved write(DirectoryEntry entry, Item before, Item item) {
        var after = place(entry, before, item);
        var places = new LinkedHashSet<>(after.trail());
        places.add(after.place());
        var trails = followers(after, places);
        var moved = (!before.isNew() && !entry.place().equals(after.place()))
                || trails.stream().anyMatch(trail -> !trail.id().equals(after.id()));
        return new Moved(after, places, moved, trails);
    }

    /** Writes the item and, when it differs, the entry. */
    private DirectoryEntry place(DirectoryEntry entry, Item before, Item item) {
        if (entry.isErased()) {
            return entry; // and its item is about to go
        }
        var placement = Placement.of(item, customers);
        var owner = item.owner().map(Claim::target);
        var group = item.group().map(Claim::target);
        if (!entry.owner().equals(owner) && placement.chain().stream().anyMatch(one -> isErased(one, owner))) {
            throw new Conflict(entry.id().toString()); // and nobody comes to them any more
        }
        var asBefore = entry.owner().equals(owner) && entry.group().equals(group);
        if (!before.isNew() && asBefore && entry.place().equals(placement.place())) {
            if (!item.equals(before)) {
                customers.update(entry.place(), item);
            }
            return entry;
        }
        var was = asBefore ? placement : Placement.of(entry, customers);
        var after = new DirectoryEntry(
                entry.id(),
                owner,
                group,
                placement.place(),
                trail(entry, was.place(), placement.place()),
                entry.nextVersion());
        customers.place(new Placing(entry, after, item, standing(entry, after), placement.chainWith(was)));
        return after;
    }

    private static boolean isErased(DirectoryEntry one, Optional<Id> owner) {
        return one.isErased() && owner.filter(one.id()::equals).isPresent();
    }

    /** Where it was; and where it should have been by now, for ids that belong to it may be ahead of it. */
    private static Set<Place> trail(DirectoryEntry entry, Place was, Place place) {
        var trail = new HashSet<>(entry.trail());
        if (entry.exists()) {
            trail.add(entry.place());
            trail.add(was);
        }
        trail.remove(place);
        return trail;
    }

    /** Where a person stands goes with the person, so that numbers of changes never repeat. */
    private Optional<dev.vitalfew.history.Standing> standing(DirectoryEntry before, DirectoryEntry after) {
        return before.standingPlace().equals(after.standingPlace()) ? Optional.empty() : customers.standing(before);
    }

    /** Brings everybody on the trail to where they belong now. Answers the entries that have a trail. */
    private List<DirectoryEntry> followers(DirectoryEntry start, Set<Place> places) {
        var met = new LinkedHashMap<Id, DirectoryEntry>();
        var left = new ArrayDeque<>(List.of(start));
        while (!left.isEmpty()) {
            var entry = left.remove();
            if (entry.trail().isEmpty() || met.putIfAbsent(entry.id(), entry) != null) {
                continue;
            }
            for (var place : entry.trail()) {
                for (var item : customers.itemsOf(place)) {
                    var follower = place(customers.find(item.id()), item, item);
                    places.addAll(follower.trail());
                    places.add(follower.place());
                    left.add(follower);
                }
            }
        }
        return List.copyOf(met.values());
    }

    /** An entry that was written meanwhile is cleared by whoever wrote it. */
    void clear(List<DirectoryEntry> trails) {
        for (var entry : trails) {
            if (entry.isErased()) {
                continue; // by its trail the rest of the person is found
            }
            try {
                customers.clearTrail(entry);
            } catch (Conflict writtenMeanwhile) {
                continue;
            }
        }
    }
}
