package dev.vitalfew.model;

import dev.vitalfew.rules.Rule;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Finds the rules that rank all accounts or all people, wherever they stand. */
final class Rankings {

    private final Map<Rule.Ranked, Of> found = new LinkedHashMap<>();

    private Rankings() {}

    static Map<Rule.Ranked, Of> in(
            Collection<Lens> lenses,
            Collection<Audience> audiences,
            Collection<Score> scores,
            Collection<Sequence> sequences) {
        var rankings = new Rankings();
        for (var lens : lenses) {
            lens.needs().forEach(need -> rankings.walk(need, lens.of()));
            lens.segments().forEach(segment -> rankings.walk(segment.when(), lens.of()));
        }
        audiences.forEach(audience -> rankings.walk(audience.when(), audience.of()));
        scores.forEach(score -> score.rules().forEach(rule -> rankings.walk(rule, score.of())));
        sequences.forEach(sequence -> sequence.rules().forEach(rule -> rankings.walk(rule, Of.PEOPLE)));
        return rankings.found;
    }

    private void walk(Rule rule, Of of) {
        if (rule instanceof Rule.Ranked ranked) {
            found.put(ranked, of);
        }
        rule.parts().forEach(part -> walk(part, rule instanceof Rule.People ? Of.PEOPLE : of));
    }
}
