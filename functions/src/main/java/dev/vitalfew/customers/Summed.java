package dev.vitalfew.customers;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Answer;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The items of a person's ids, or of an account, put together as what rules are evaluated on. */
public final class Summed {

    private Summed() {}

    /**
     * A person: usage added, of each trait the latest statement, of the NPS question the latest answer; a trait that was
     * last stated as null is missing.
     */
    public static Facts person(Id person, Collection<Item> items) {
        return new Facts(
                person,
                traits(items),
                Usage.sum(items.stream().map(Item::usage).toList()),
                items.stream().map(Item::firstSeen).min(Instant::compareTo).orElse(Item.NOT_YET),
                items.stream().flatMap(item -> item.nps().stream()).reduce(Answer::later));
    }

    /** Where the person's device was, by whichever id it said so last. */
    public static Optional<String> zone(Collection<Item> items) {
        return items.stream()
                .flatMap(item -> item.zone().stream())
                .reduce(SeenZone::later)
                .map(SeenZone::name);
    }

    /** By which other ids a person is known. */
    public static Set<Id> besides(Id person, Collection<Item> items) {
        return items.stream()
                .map(Item::id)
                .filter(id -> id.is(Id.Kind.KNOWN) && !id.equals(person))
                .collect(Collectors.toSet());
    }

    /** An account's own part. */
    public static Facts self(Id account, Collection<Item> self) {
        return person(account, self);
    }

    /** A known person without an account, as an account: with the person's traits; usage comes from the person. */
    public static Facts accountOfOne(Facts person) {
        return new Facts(person.subject(), person.traits(), Usage.NONE, person.firstSeen());
    }

    private static Map<String, Trait> traits(Collection<Item> items) {
        var latest = new HashMap<String, Trait>();
        for (var item : items) {
            item.traits().forEach((name, trait) -> latest.merge(name, trait, Trait::later));
        }
        latest.values().removeIf(trait -> trait.value().isNull());
        return latest;
    }
}
