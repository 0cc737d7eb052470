package dev.vitalfew.customers;

import dev.vitalfew.history.Standing;
import java.util.List;
import java.util.Optional;

/**
 * One transaction that writes an id's item together with its entry in the directory, and takes the item from where it
 * was to where it belongs.
 *
 * @param before the entry as it was read; absent for a new id
 * @param after the entry to be
 * @param item the item to be, at {@code after.place()}
 * @param standing where the id stands as a person, when it goes along; empty when there was none
 * @param chain the entries that {@code after.place()} was found by, each of which must still be as it was read; of an
 *     id that is absent, an entry is made, so that its first fold meets who has come before it
 */
public record Placing(
        DirectoryEntry before,
        DirectoryEntry after,
        Item item,
        Optional<Standing> standing,
        List<DirectoryEntry> chain) {

    public Placing {
        chain = List.copyOf(chain);
    }

    /** Whether the place changes where the id stands as a person, so that what stands there goes along. */
    public boolean movesStanding() {
        return !before.standingPlace().equals(after.standingPlace());
    }

    public boolean moves() {
        return !item.isNew() && !before.place().equals(after.place());
    }
}
