package dev.vitalfew.customers;

import dev.vitalfew.customers.AccountReading.PersonReading;
import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Customers, to be written: every write holds only if what it was made from is still there. */
public interface CustomerStore extends Customers {

    Optional<Item> item(Place place, Id id);

    /** A person's items and standing, at one place and by one query. */
    PersonReading person(Place place);

    /** Everything of an account in key order, read as it is asked for. */
    Iterator<AccountRecord> account(Id account);

    /**
     * Writes an item that stays where it is; {@code item.version()} is the version that was read.
     *
     * @throws Conflict when it is not that version any more
     */
    void update(Place place, Item item);

    /** @throws Conflict when anything that the placing was made from has changed */
    void place(Placing placing);

    /** Notes that all of an id's followers have followed. @throws Conflict when the entry has changed */
    void clearTrail(DirectoryEntry entry);

    /**
     * Writes where a subject stands and what changed, together; {@code standing.version()} is the version that was read,
     * 0 for none.
     *
     * @param person of a person, the entry by which it was found
     * @throws Conflict when it is not that version any more, or the person has gone elsewhere
     */
    void settle(Standing standing, List<Change> changes, Optional<DirectoryEntry> person);

    /**
     * Notes that the person was erased whose id it is: what is written by the entry as it was is refused from now on.
     *
     * @throws Conflict when the entry has changed
     */
    void erase(DirectoryEntry entry, Instant at);

    /**
     * Deletes the item of an erased id, and where the id stood: there and on its own, as a person and as an account. Whoever
     * folds it meanwhile misses the version that was read. Returns whether there was an item.
     */
    boolean forget(Place place, Id id);

    /** Deletes what changed of a subject, at most so many records; returns how many. */
    int forgetChanges(Id subject, boolean ofAccount, int most);

    /** Whether it may be the cursor of a page. */
    static boolean isCursor(String text) {
        try {
            CustomerKey.at(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** A page of one slice of all accounts, records of an account together; {@code cursor} from the page before. */
    Page scan(int slice, int slices, Optional<String> cursor);

    /** Some records of a slice; {@code next} continues after the last of them, empty when there are no more. */
    record Page(List<Placed> records, Optional<String> next) {
        public Page {
            records = List.copyOf(records);
        }
    }

    /** A record with the account that it is kept under, and the cursor that continues after it. */
    record Placed(Id account, AccountRecord record, String cursor) {}

    /** Somebody else wrote first: read again, and try again. */
    final class Conflict extends RuntimeException {
        public Conflict(String what) {
            super(what + " was written by somebody else meanwhile", null, false, false);
        }
    }
}
