package dev.vitalfew.fold;

import dev.vitalfew.customers.Claim;
import dev.vitalfew.customers.Customers;
import dev.vitalfew.customers.DirectoryEntry;
import dev.vitalfew.customers.Item;
import dev.vitalfew.customers.Place;
import dev.vitalfew.identity.Id;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Where an id belongs: as which person, in which account.
 *
 * <p>The person is found by following owners to the last; where aliases make a circle, the least id of the circle is
 * the person. The account is the one that the person's own id was last grouped into, else the person is an account of
 * one. Who was erased stays where they were, and whoever still belongs to them goes there, to be erased too. A pure
 * function of the directory's entries, so the order in which events came doesn't matter.
 *
 * @param chain the entries, other than the id's own, that were read on the way
 */
record Placement(Place place, List<DirectoryEntry> chain) {

    /** Longer chains of aliases than this are cut; nobody's real people have them. */
    private static final int LONGEST_CHAIN = 20;

    /** Where an item belongs as it is now. */
    static Placement of(Item item, Customers customers) {
        return of(
                new DirectoryEntry(
                        item.id(),
                        item.owner().map(Claim::target),
                        item.group().map(Claim::target),
                        Place.ofItsOwn(item.id()),
                        java.util.Set.of(),
                        0),
                customers);
    }

    /** Where an id belongs by what the entry says of it. */
    static Placement of(DirectoryEntry entry, Customers customers) {
        return new Search(customers, entry).placement();
    }

    /** The entries that this and a later placement were found by; of two versions of one the first, which no write accepts. */
    List<DirectoryEntry> chainWith(Placement later) {
        var both = new LinkedHashMap<Id, DirectoryEntry>();
        chain.forEach(entry -> both.put(entry.id(), entry));
        later.chain.forEach(entry -> both.putIfAbsent(entry.id(), entry));
        return List.copyOf(both.values());
    }

    /** The entries that one search has met. */
    private static final class Search {

        private final Customers customers;
        private final Id id;
        private final LinkedHashMap<Id, DirectoryEntry> met = new LinkedHashMap<>();

        Search(Customers customers, DirectoryEntry start) {
            this.customers = customers;
            this.id = start.id();
            met.put(id, start);
        }

        Placement placement() {
            var person = met(last(id));
            var chain = new ArrayList<>(met.sequencedValues());
            chain.removeFirst();
            return new Placement(person.isErased() ? person.place() : placeOf(person), chain);
        }

        private static Place placeOf(DirectoryEntry person) {
            var own = Place.ofItsOwn(person.id());
            return new Place(person.group().orElse(own.account()), own.person());
        }

        private Id last(Id from) {
            var path = new ArrayList<>(List.of(from));
            for (var at = met(from); at.owner().isPresent() && path.size() < LONGEST_CHAIN; at = met(path.getLast())) {
                var owner = at.owner().get();
                if (path.contains(owner)) {
                    return least(path.subList(path.indexOf(owner), path.size()));
                }
                path.add(owner);
            }
            return path.getLast();
        }

        private static Id least(List<Id> circle) {
            return Optional.of(circle).stream()
                    .flatMap(List::stream)
                    .min(Comparator.naturalOrder())
                    .orElseThrow();
        }

        private DirectoryEntry met(Id other) {
            return met.computeIfAbsent(other, customers::find);
        }
    }
}
