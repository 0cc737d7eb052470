package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a deployer wrote in {@code model/}, read and checked.
 *
 * @param number grows with every model that goes live, a rollback included
 * @param features the events that are features of the product, with their tags
 * @param protectedTraits what only the secret key may state
 * @param preferences what people can prefer one of
 * @param meters what to count, because some rule names it
 * @param rollUps the meters that rules of accounts read; a change of any other needs no evaluation of the account
 */
public record Model(
        long number,
        ZoneId zone,
        Map<String, Set<String>> features,
        Set<String> protectedTraits,
        List<Preference> preferences,
        List<Lens> lenses,
        List<Audience> audiences,
        List<Score> scores,
        Map<String, Sequence> sequences,
        Set<Meter> meters,
        Set<Meter> rollUps) {

    public Model {
        protectedTraits = Set.copyOf(protectedTraits);
        preferences = List.copyOf(preferences);
        lenses = List.copyOf(lenses);
        audiences = List.copyOf(audiences);
        scores = List.copyOf(scores);
        features = Map.copyOf(features);
        sequences = Map.copyOf(sequences);
        meters = Set.copyOf(meters);
        rollUps = Set.copyOf(rollUps);
    }

    /** The meters follow from the rules. */
    public Model(
            long number,
            ZoneId zone,
            Map<String, Set<String>> features,
            Set<String> protectedTraits,
            List<Preference> preferences,
            List<Lens> lenses,
            List<Audience> audiences,
            List<Score> scores,
            Map<String, Sequence> sequences) {
        this(
                number,
                zone,
                features,
                protectedTraits,
                preferences,
                lenses,
                audiences,
                scores,
                sequences,
                new Meters(preferences, lenses, audiences, scores, sequences.values()));
    }

    private Model(
            long number,
            ZoneId zone,
            Map<String, Set<String>> features,
            Set<String> protectedTraits,
            List<Preference> preferences,
            List<Lens> lenses,
            List<Audience> audiences,
            List<Score> scores,
            Map<String, Sequence> sequences,
            Meters meters) {
        this(
                number,
                zone,
                features,
                protectedTraits,
                preferences,
                lenses,
                audiences,
                scores,
                sequences,
                meters.all(),
                meters.rollUps());
    }

    /** The same model under another number. */
    public Model numbered(long other) {
        return new Model(
                other,
                zone,
                features,
                protectedTraits,
                preferences,
                lenses,
                audiences,
                scores,
                sequences,
                meters,
                rollUps);
    }

    public Optional<Lens> lens(String name) {
        return lenses.stream().filter(lens -> lens.name().equals(name)).findFirst();
    }

    public Optional<Audience> audience(String name) {
        return audiences.stream()
                .filter(audience -> audience.name().equals(name))
                .findFirst();
    }

    /** The names of the events that sequences take note of; empty when they may have any name. */
    public Optional<Set<String>> noticed() {
        var names = new TreeSet<String>();
        for (var occasion :
                sequences.values().stream().flatMap(Sequence::occasions).toList()) {
            if (occasion.names().isEmpty()) {
                return Optional.empty();
            }
            names.addAll(occasion.names().get());
        }
        return Optional.of(names);
    }

    /** The rules that rank all accounts or people, and which of them. */
    public Map<Rule.Ranked, Of> ranked() {
        return Rankings.in(lenses, audiences, scores, sequences.values());
    }

    /** What is counted to tell who is in a segment of a lens, or in an audience; empty when there is none any more. */
    public Set<Meter> countedFor(String lensOrAudience, String segment) {
        var rules = lens(lensOrAudience)
                .map(lens -> lens.segments().stream()
                        .filter(one -> one.name().equals(segment))
                        .findFirst()
                        .map(Lens.Segment::when)
                        .filter(when -> !(when instanceof Rule.Otherwise))
                        .map(List::of)
                        .orElseGet(() ->
                                lens.segments().stream().map(Lens.Segment::when).toList()))
                .or(() -> audience(lensOrAudience).map(audience -> List.of(audience.when())))
                .orElse(List.of());
        return Meters.of(this, rules);
    }

    public Optional<Score> score(String name) {
        return scores.stream().filter(score -> score.name().equals(name)).findFirst();
    }

    /** Lenses that can be begun with: each is a promise that somebody acts on it. */
    public static final int FEW_LENSES = 3;

    /** Traits that are protected in every model: whom to mail, what is paid, what somebody may do. */
    public static final Set<String> ALWAYS_PROTECTED = Set.of(
            "consent",
            "csm",
            "email",
            "marketing_consent",
            "mrr",
            "phone",
            "plan",
            "role",
            "seats",
            "subscribed",
            "trial_ends_at",
            "unsubscribed");
}
