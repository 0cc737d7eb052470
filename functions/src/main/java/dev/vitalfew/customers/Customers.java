package dev.vitalfew.customers;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.util.List;
import java.util.Optional;

/** Accounts and people, as their events were folded: what the stages after fold read of them, consistently. */
public interface Customers {

    /** Where an id is; its own place for an id that no event was folded of. */
    DirectoryEntry find(Id id);

    /** The items of a person's ids. */
    List<Item> itemsOf(Place place);

    /** Where an id stands as a person. */
    Optional<Standing> standing(DirectoryEntry person);

    /** Where an account stands. */
    Optional<Standing> accountStanding(Id account);

    /** The latest changes of an account, or of a person, the latest first. */
    List<Change> changes(Id subject, boolean ofAccount, int limit);

    /** The known people of an account from {@code after} (exclusive) on, at most {@code limit}. */
    List<Id> people(Id account, Optional<Id> after, int limit);
}
