package dev.vitalfew.customers;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the directory says of an id.
 *
 * @param owner the known person whose id it is, as its own events say; itself again an id with an owner, perhaps
 * @param group the account that its own events put it in
 * @param place where its item is, following owners to the last
 * @param trail where its item was, and where the ids that belong to it may still be; emptied when they have followed
 * @param version grows with every write
 * @param erased when the person was erased whose id it is; nothing of it is folded any more
 */
public record DirectoryEntry(
        Id id,
        Optional<Id> owner,
        Optional<Id> group,
        Place place,
        Set<Place> trail,
        long version,
        Optional<Instant> erased) {

    /** The version of an entry that others made. */
    private static final long EXPECTED = 1;

    public DirectoryEntry {
        trail = Collections.unmodifiableSortedSet(new TreeSet<>(trail));
    }

    /** Of an id that was not erased. */
    public DirectoryEntry(Id id, Optional<Id> owner, Optional<Id> group, Place place, Set<Place> trail, long version) {
        this(id, owner, group, place, trail, version, Optional.empty());
    }

    /** The entry of an id of which there is none yet. */
    public static DirectoryEntry absent(Id id) {
        return new DirectoryEntry(id, Optional.empty(), Optional.empty(), Place.ofItsOwn(id), Set.of(), 0);
    }

    /** The entry of an id of which others say that they belong to it, and that has sent nothing itself yet. */
    DirectoryEntry expected() {
        return new DirectoryEntry(id, owner, group, place, trail, EXPECTED);
    }

    /** Whether others say that they belong to it, and it has no item of its own. */
    public boolean isExpected() {
        return version == EXPECTED;
    }

    /** The version to write next; whoever has an item is expected no longer. */
    public long nextVersion() {
        return Math.max(version, EXPECTED) + 1;
    }

    /** Where it stands as a person: where its item is, or on its own when it belongs to another person. */
    public Place standingPlace() {
        return place.person().equals(id) ? place : Place.ofItsOwn(id);
    }

    public boolean isPerson() {
        return place.person().equals(id);
    }

    public DirectoryEntry withoutTrail() {
        return new DirectoryEntry(id, owner, group, place, Set.of(), nextVersion(), erased);
    }

    /** What is left of an id that was erased: where its items may be until they have gone, and since when. */
    public DirectoryEntry erased(Instant at) {
        return new DirectoryEntry(
                id, Optional.empty(), Optional.empty(), place, trail, nextVersion(), Optional.of(erased.orElse(at)));
    }

    public boolean isErased() {
        return erased.isPresent();
    }

    public boolean exists() {
        return version > 0;
    }
}
