package dev.vitalfew.model;

import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Preference;
import dev.vitalfew.rules.Rule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what must be counted for the rules of a model, each count once, kept as long as the longest rule needs it. */
final class Meters {

    private final Map<String, Lens> lenses;
    private final Map<String, Audience> audiences;
    private final Map<String, Score> scores;
    private final Map<String, Meter> all = new LinkedHashMap<>();
    private final Map<String, Meter> rollUps = new LinkedHashMap<>();

    /** Lenses, audiences and scores must not depend on each other in a circle. */
    Meters(
            Collection<Preference> preferences,
            Collection<Lens> lenses,
            Collection<Audience> audiences,
            Collection<Score> scores,
            Collection<Sequence> sequences) {
        this(lenses, audiences, scores);
        preferences.forEach(preference -> preference.measures().forEach(measure -> add(measure.meters(), 0, false)));
        lenses.forEach(lens -> walk(lens, 0, lens.of() == Of.ACCOUNTS));
        audiences.forEach(audience -> walk(audience.when(), 0, audience.of() == Of.ACCOUNTS));
        scores.forEach(score -> walk(score, 0, score.of() == Of.ACCOUNTS));
        sequences.forEach(sequence -> {
            sequence.rules().forEach(rule -> walk(rule, 0, false));
            add(sequence.meters(), 0, false);
        });
    }

    /** Knows what rules refer to, and has found nothing yet. */
    private Meters(Collection<Lens> lenses, Collection<Audience> audiences, Collection<Score> scores) {
        this.lenses = lenses.stream().collect(Collectors.toMap(Lens::name, lens -> lens));
        this.audiences = audiences.stream().collect(Collectors.toMap(Audience::name, audience -> audience));
        this.scores = scores.stream().collect(Collectors.toMap(Score::name, score -> score));
    }

    /** What is counted for these rules of a model. */
    static Set<Meter> of(Model model, Collection<Rule> rules) {
        var meters = new Meters(model.lenses(), model.audiences(), model.scores());
        rules.forEach(rule -> meters.walk(rule, 0, false));
        return meters.all();
    }

    Set<Meter> all() {
        return Set.copyOf(all.values());
    }

    Set<Meter> rollUps() {
        return rollUps.keySet().stream().map(all::get).collect(Collectors.toUnmodifiableSet());
    }

    private void walk(Lens lens, int daysBack, boolean forAccounts) {
        lens.needs().forEach(need -> walk(need, daysBack, forAccounts));
        lens.segments().forEach(segment -> walk(segment.when(), daysBack + segment.leaveAfter() - 1, forAccounts));
    }

    private void walk(Score score, int daysBack, boolean forAccounts) {
        score.rules().forEach(rule -> walk(rule, daysBack, forAccounts));
        score.measures().forEach(measure -> add(measure.meters(), daysBack, forAccounts));
    }

    private void walk(Rule rule, int daysBack, boolean forAccounts) {
        rule.measures().forEach(measure -> add(measure.meters(), daysBack, forAccounts));
        rule.namedScore().ifPresent(score -> walk(named(scores, score), daysBack, forAccounts));
        switch (rule) {
            case Rule.Placed placed -> walk(named(lenses, placed.lens()), daysBack, forAccounts);
            case Rule.Member(var audience) -> walk(named(audiences, audience).when(), daysBack, forAccounts);
            case Rule part -> part.parts().forEach(one -> walk(one, daysBack, forAccounts));
        }
    }

    private static <T> T named(Map<String, T> all, String name) {
        return Objects.requireNonNull(all.get(name), () -> "nothing is named " + name);
    }

    private void add(List<Meter> meters, int daysBack, boolean forAccounts) {
        for (var meter : meters) {
            var needed = meter.keptLonger(daysBack);
            all.merge(needed.name(), needed, Meter::serving);
            if (forAccounts) {
                rollUps.put(needed.name(), needed);
            }
        }
    }
}
