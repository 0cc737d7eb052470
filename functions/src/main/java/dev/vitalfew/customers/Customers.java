package dev.vitalfew.customers;

import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.util.List;
import java.util.Optional;

/** Accounts and people, as their events were folded: what the stages after fold read of them. */
public interface Customers {

    /** Which person an id is, and in which account; empty for an id that no event was folded of. */
    Optional<Whereabouts> find(Id id);

    /** The items of a person's ids, read consistently. */
    List<Item> itemsOf(Id account, Id person);

    Optional<Standing> standing(Id account, Id subject);

    /** The known people of an account from {@code after} (exclusive) on, at most {@code limit}. */
    List<Id> people(Id account, Optional<Id> after, int limit);
}
