package dev.vitalfew.customers;

import dev.vitalfew.identity.Id;
import java.util.Comparator;

/** Where an id's item is kept: under which account, and as which person (for an account's self, the self). */
public record Place(Id account, Id person) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
            Comparator.comparing(Place::account).thenComparing(Place::person);

    /** Where an id is before anything is known of it: on its own; a self is its account's. */
    public static Place ofItsOwn(Id id) {
        return new Place(id.is(Id.Kind.SELF) ? Id.account(id.value()) : id, id);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }
}
