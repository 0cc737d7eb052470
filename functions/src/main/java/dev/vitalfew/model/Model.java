package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a deployer wrote in {@code model/}, read and checked.
 *
 * @param number grows with every model that goes live, a rollback included
 * @param protectedTraits what only the secret key may state
 * @param meters what to count, because some rule names it
 * @param rollUps the meters that rules of accounts read; a change of any other needs no evaluation of the account
 */
public record Model(
        long number,
        ZoneId zone,
        Set<String> protectedTraits,
        List<Lens> lenses,
        List<Audience> audiences,
        Map<String, Sequence> sequences,
        Set<Meter> meters,
        Set<Meter> rollUps) {

    public Model {
        protectedTraits = Set.copyOf(protectedTraits);
        lenses = List.copyOf(lenses);
        audiences = List.copyOf(audiences);
        sequences = Map.copyOf(sequences);
        meters = Set.copyOf(meters);
        rollUps = Set.copyOf(rollUps);
    }
}
