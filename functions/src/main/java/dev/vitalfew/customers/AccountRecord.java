package dev.vitalfew.customers;

import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;

/** One record of an account's partition. */
public sealed interface AccountRecord {

    /** Where the account, or one of its people, stands. */
    record Stands(Standing standing) implements AccountRecord {}

    /** What one id's events were folded to. */
    record Folded(Id person, Item item) implements AccountRecord {}
}
