package dev.vitalfew.erase;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.CustomerStore.Conflict;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.platform.Hash;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What makes an erasure true at once: every id of a person is marked, so that nothing of it is folded, and they and their
 * addresses are on the suppression list, which every email's claim asks. The person's own id is marked first: whatever
 * would take another id to them meanwhile relies on that entry, and loses.
 */
final class Marking {

    private static final int TRIES = 50;

    private final CustomerStore customers;
    private final Suppressions suppressions;
    private final Letters letters;
    private final Clock clock;

    Marking(CustomerStore customers, Suppressions suppressions, Letters letters, Clock clock) {
        this.customers = customers;
        this.suppressions = suppressions;
        this.letters = letters;
        this.clock = clock;
    }

    /** Every id of the person that there is still something of, the person's own the first; {@code id} is marked already. */
    Set<DirectoryEntry> person(Id person, Id id) {
        var marked = new LinkedHashSet<DirectoryEntry>();
        var addresses = new HashSet<String>();
        var met = new LinkedHashSet<>(List.of(person, id));
        var left = new ArrayDeque<>(met);
        while (!left.isEmpty()) {
            var entry = mark(left.remove());
            marked.add(entry);
            addresses.addAll(letters.addresses(entry.id()));
            for (var item : itemsAround(entry)) {
                address(item).forEach(addresses::add);
                if (met.add(item.id())) {
                    left.add(item.id());
                }
            }
        }
        marked.stream()
                .map(DirectoryEntry::id)
                .filter(one -> one.is(Id.Kind.KNOWN))
                .forEach(one -> suppressions.erase(one, addresses, clock.instant()));
        return marked;
    }

    DirectoryEntry mark(Id id) {
        for (int attempt = 1; ; attempt++) {
            try {
                var entry = customers.find(id);
                if (!entry.isErased()) {
                    customers.erase(entry, clock.instant());
                }
                return entry;
            } catch (Conflict conflict) {
                if (attempt == TRIES) {
                    throw conflict;
                }
            }
        }
    }

    /** Where the id is, was, or had been on its own, whoever belongs to it may be. */
    private List<Item> itemsAround(DirectoryEntry entry) {
        return Stream.concat(Stream.of(entry.place(), Place.ofItsOwn(entry.id())), entry.trail().stream())
                .distinct()
                .flatMap(place -> customers.itemsOf(place).stream())
                .toList();
    }

    /** As it was stated, by which it is found, and as it is written to. */
    private static Stream<String> address(Item item) {
        return Stream.ofNullable(item.traits().get("email"))
                .map(trait -> trait.value().asText())
                .filter(address -> !address.isBlank())
                .flatMap(address -> Stream.of(address, address.strip()))
                .map(Hash::address);
    }
}
