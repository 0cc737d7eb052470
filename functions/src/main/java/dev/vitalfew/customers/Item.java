package dev.vitalfew.customers;

import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Answer;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the events of one logged id were folded to.
 *
 * @param version grows with every write; 0 before the first
 * @param model the number of the model that counted its usage
 * @param foldedTo the greatest key in the log that was folded in
 * @param skewed whether an event was ever moved to another date than its key's, so that a day can't be recounted alone
 * @param owner the first known person that its events say it is
 * @param group the last account that its events say it belongs to
 * @param nps its latest answer to the NPS question
 * @param zone where its device was, as the latest event says that says so
 */
public record Item(
        Id id,
        long version,
        long model,
        Optional<LogKey> foldedTo,
        boolean skewed,
        Map<String, Trait> traits,
        Usage usage,
        Instant firstSeen,
        Instant lastSeen,
        Optional<Claim> owner,
        Optional<Claim> group,
        Optional<Answer> nps,
        Optional<SeenZone> zone) {

    /** Later than any event: when somebody was first seen of whom nothing was folded. */
    static final Instant NOT_YET = Log.END_OF_TIME;

    public Item {
        traits = Map.copyOf(traits);
    }

    /** The item of an id of which nothing was folded yet. */
    public static Item of(Id id) {
        return new Item(
                id,
                0,
                0,
                Optional.empty(),
                false,
                Map.of(),
                Usage.NONE,
                NOT_YET,
                Instant.EPOCH,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public Item withVersion(long other) {
        return new Item(
                id, other, model, foldedTo, skewed, traits, usage, firstSeen, lastSeen, owner, group, nps, zone);
    }

    public boolean isNew() {
        return version == 0;
    }
}
