package dev.vitalfew.lenses;

import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Panel;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/** What the accounts' rules of a model read from people, so that it is collected in one pass over them. */
final class RollUp {

    private final Model model;
    private final Map<Rule.People, Integer> people = new IdentityHashMap<>();
    private final Set<String> meters = new HashSet<>();
    private final Panel panel;

    RollUp(Model model) {
        this.model = model;
        model.lenses().stream().filter(lens -> lens.of() == Of.ACCOUNTS).forEach(lens -> walk(lens, 0));
        model.audiences().stream()
                .filter(audience -> audience.of() == Of.ACCOUNTS)
                .forEach(audience -> walk(audience.when(), 0));
        model.scores().stream().filter(score -> score.of() == Of.ACCOUNTS).forEach(score -> walk(score, 0));
        panel = Panel.of(meters);
    }

    /** Each rule on people with how many days before the as-of date it is asked about, at most. */
    Map<Rule.People, Integer> people() {
        return people;
    }

    /** What is counted of all people together. */
    Panel meters() {
        return panel;
    }

    private void walk(Lens lens, int daysBack) {
        lens.needs().forEach(need -> walk(need, daysBack));
        lens.segments().forEach(segment -> walk(segment.when(), daysBack + segment.leaveAfter() - 1));
    }

    private void walk(Score score, int daysBack) {
        score.rules().forEach(rule -> walk(rule, daysBack));
        score.measures().forEach(this::read);
    }

    private void walk(Rule rule, int daysBack) {
        rule.measures().forEach(this::read);
        rule.namedScore().ifPresent(score -> walk(model.score(score).orElseThrow(), daysBack));
        switch (rule) {
            case Rule.Placed placed -> walk(model.lens(placed.lens()).orElseThrow(), daysBack);
            case Rule.Member(var audience) ->
                walk(model.audience(audience).orElseThrow().when(), daysBack);
            case Rule.People crowd -> people.merge(crowd, daysBack, Math::max);
            case Rule part -> part.parts().forEach(one -> walk(one, daysBack));
        }
    }

    private void read(Measure measure) {
        measure.meters().stream().map(Meter::name).forEach(meters::add);
    }
}
