package dev.vitalfew.customers;

import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The key of a record in {@code customers}; see the package's page for its shapes. */
record CustomerKey(Id account, String item) implements Comparable<CustomerKey> {

    private static final String STANDS = "!";
    private static final Comparator<CustomerKey> ORDER =
            Comparator.comparing(CustomerKey::account).thenComparing(key -> key.item);

    static CustomerKey accountStands(Id account) {
        return new CustomerKey(account, STANDS);
    }

    static CustomerKey personStands(Place place) {
        return new CustomerKey(place.account(), prefix(place.person()) + STANDS);
    }

    static CustomerKey item(Place place, Id id) {
        return new CustomerKey(place.account(), prefix(place.person()) + escaped(id));
    }

    static CustomerKey of(Standing standing) {
        return standing.ofAccount()
                ? accountStands(standing.subject())
                : personStands(new Place(standing.account(), standing.subject()));
    }

    /** All that an id may have: its item and where it stands at a place and on its own, and as an account of one. */
    static List<CustomerKey> of(Place place, Id id) {
        var own = Place.ofItsOwn(id);
        return Stream.of(
                        item(place, id),
                        personStands(new Place(place.account(), id)),
                        item(own, id),
                        personStands(own),
                        accountStands(own.account()))
                .distinct()
                .toList();
    }

    /** An account's id holds no line break. */
    static CustomerKey at(String cursor) {
        var end = cursor.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("expected a cursor of a page's answer, found " + cursor);
        }
        return new CustomerKey(Id.parse(cursor.substring(0, end)), cursor.substring(end + 1));
    }

    /** In one string, for a scan to go on after it. */
    String cursor() {
        return account + "\n" + item;
    }

    /** What the keys of a person's records begin with. */
    static String prefix(Id person) {
        return escaped(person) + "|";
    }

    private static String escaped(Id id) {
        return id.toString().replace("%", "%25").replace("|", "%7C");
    }

    private static Id unescaped(String id) {
        return Id.parse(id.indexOf('%') < 0 ? id : id.replace("%7C", "|").replace("%25", "%"));
    }

    static boolean isOfAccount(String item) {
        return item.equals(STANDS);
    }

    /** Whose record it is, other than where the account stands. */
    static Id personOf(String item) {
        return unescaped(item.substring(0, item.indexOf('|')));
    }

    /** Of which id the person's record is, other than where the person stands. */
    static Id idOf(String item) {
        return unescaped(item.substring(item.indexOf('|') + 1));
    }

    boolean isOf(Place place) {
        return account.equals(place.account()) && item.startsWith(prefix(place.person()));
    }

    @Override
    public int compareTo(CustomerKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return account + " " + item;
    }
}
