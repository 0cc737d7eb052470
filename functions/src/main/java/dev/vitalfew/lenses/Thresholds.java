package dev.vitalfew.lenses;

import dev.vitalfew.model.Model;
import dev.vitalfew.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What it takes to be at the top, for each rule that asks: fixed when a run closes, from all that it came by, so that
 * nobody's place depends on who was looked at first.
 *
 * @param least by the rule's {@link Rule.Ranked#text}
 */
public record Thresholds(Map<String, Double> least) {

    public static final Thresholds NONE = new Thresholds(Map.of());

    public Thresholds {
        least = Map.copyOf(least);
    }

    /** @param spread of the numbers that each ranking goes by: see {@link Results#ranked} */
    public static Thresholds of(Model model, Map<String, Distribution> spread) {
        var least = new TreeMap<String, Double>();
        model.ranked().forEach((rule, _) -> Optional.ofNullable(spread.get(rule.text()))
                .ifPresent(numbers -> least.put(
                        rule.text(),
                        rule.byTotal()
                                ? numbers.leastOfTotal(rule.percent().doubleValue())
                                : numbers.leastOfTop(rule.percent().doubleValue()))));
        return new Thresholds(least);
    }

    /** The same, with what was found of a score under a name that it had before. */
    Thresholds under(Model model) {
        if (least.isEmpty()) {
            return this;
        }
        var known = new TreeMap<>(least);
        for (var rule : model.ranked().keySet()) {
            rule.namedScore().flatMap(model::score).stream()
                    .flatMap(score -> score.was().stream())
                    .map(was -> new Rule.Ranked(new Rule.Ranking.OfScore(was), rule.percent(), rule.byTotal()))
                    .flatMap(was -> of(was).stream())
                    .forEach(found -> known.putIfAbsent(rule.text(), found));
        }
        return new Thresholds(known);
    }

    /** What the model ranks by and no run has found yet, in words: of that it is unknown who is at the top. */
    public List<String> lacking(Model model) {
        var known = under(model);
        return model.ranked().keySet().stream()
                .filter(rule -> known.of(rule).isEmpty())
                .map(Words::ranked)
                .distinct()
                .sorted()
                .toList();
    }

    Optional<Double> of(Rule.Ranked rule) {
        return Optional.ofNullable(least.get(rule.text()));
    }
}
