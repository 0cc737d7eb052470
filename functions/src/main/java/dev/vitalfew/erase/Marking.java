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
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What makes an erasure true at once: every id of a person is marked, so that nothing of it is folded, and they and their
 * addresses are on the suppression list, which every email's claim asks.
 *
 * <p>A marked id stays where it is, so a repeated request finds it there. Any other may go to another person until it is
 * marked, which holds only if it has not gone; then it is theirs.
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

    DirectoryEntry mark(Id id) {
        return mark(id, _ -> true).orElseThrow();
    }

    /** The entry, if it is marked now: already, or because it is one of these. */
    Optional<DirectoryEntry> mark(Id id, Predicate<DirectoryEntry> which) {
        for (int attempt = 1; ; attempt++) {
            try {
                var entry = customers.find(id);
                if (entry.isErased()) {
                    return Optional.of(entry);
                }
                if (!which.test(entry)) {
                    return Optional.empty();
                }
                var now = clock.instant().truncatedTo(ChronoUnit.MILLIS); // as it is stored
                customers.erase(entry, now);
                return Optional.of(entry.erased(now));
            } catch (Conflict conflict) {
                if (attempt == TRIES) {
                    throw conflict;
                }
            }
        }
    }

    /** Marks every id of the person that there is still something of; {@code asked} is marked already. */
    Marked person(DirectoryEntry asked) {
        var first = new LinkedHashMap<>(Map.of(asked.id(), asked));
        for (var at = asked;
                !first.containsKey(at.place().person());
                at = first.lastEntry().getValue()) {
            first.put(at.place().person(), mark(at.place().person()));
        }
        var all = new LinkedHashMap<>(first);
        List<Item> items;
        do {
            items = itemsAround(all.values());
        } while (markAll(items, all));
        suppress(all, items);
        return new Marked(
                List.copyOf(first.values()),
                all.values().stream().skip(first.size()).toList());
    }

    /** Says whether there was one that was not marked; it may have brought others meanwhile. */
    private boolean markAll(List<Item> found, Map<Id, DirectoryEntry> all) {
        var before = all.size();
        for (var item : found) {
            if (!all.containsKey(item.id())) {
                mark(item.id(), entry -> isOf(all, entry)).ifPresent(entry -> all.put(item.id(), entry));
            }
        }
        return all.size() > before;
    }

    /** Whether it lies with one of them, or is about to follow one. */
    private static boolean isOf(Map<Id, DirectoryEntry> all, DirectoryEntry entry) {
        return all.containsKey(entry.place().person())
                || entry.owner().filter(all::containsKey).isPresent();
    }

    /** Whoever belongs to them is where they were or where they are; in this order, so that nobody is missed who follows. */
    private List<Item> itemsAround(Collection<DirectoryEntry> entries) {
        var were = entries.stream()
                .flatMap(entry -> Stream.concat(Stream.of(Place.ofItsOwn(entry.id())), entry.trail().stream()))
                .distinct();
        var are = entries.stream().map(DirectoryEntry::place).distinct();
        return Stream.concat(were, are)
                .flatMap(place -> customers.itemsOf(place).stream())
                .toList();
    }

    private void suppress(Map<Id, DirectoryEntry> all, List<Item> items) {
        var addresses = new HashSet<String>();
        all.keySet().forEach(id -> addresses.addAll(letters.addresses(id)));
        items.stream()
                .filter(item -> all.containsKey(item.id()))
                .flatMap(Marking::address)
                .forEach(addresses::add);
        all.keySet().stream()
                .filter(id -> id.is(Id.Kind.KNOWN))
                .forEach(id -> suppressions.erase(id, addresses, clock.instant()));
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
