package dev.vitalfew.lenses;

import dev.vitalfew.model.Audience;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** All that a model asks of each person, or of each account, as of a date: made ready once, asked of everybody. */
final class Questions {

    private final Panel panel;
    private final boolean isWhole;
    private final LocalDate date;
    private final List<Named<Placing>> lenses;
    private final List<String> names;
    private final Condition[] audiences;
    /** By audience, what is seen at a glance of all whom it holds of. */
    private final Condition.Marked[] seen;
    /** Those of which there is more to ask, as bits. */
    private final long[] unsure;

    private final Glance glance;
    private final List<Named<ToLongFunction<Subject>>> scores;
    private final List<Named<Function<Subject, Optional<Double>>>> ranked;
    private final List<OfTheCrowd> ofTheCrowd = new ArrayList<>();

    private record Named<T>(String name, T question) {}

    /** What an account's rule asks of each of its people. */
    private record OfTheCrowd(Rule.People rule, LocalDate date, Condition who) {}

    Questions(Model model, Thresholds thresholds, Of of, RollUp rollUp, Usage like, LocalDate date) {
        this.panel = like.panel();
        this.isWhole = like.isWhole();
        this.date = date;
        var asOf = new AsOf(model, thresholds, like, date);
        lenses = model.lenses().stream()
                .filter(lens -> lens.of() == of)
                .map(lens -> new Named<>(lens.name(), asOf.placing(lens)))
                .toList();
        var ofThese = model.audiences().stream()
                .filter(audience -> audience.of() == of)
                .toList();
        names = ofThese.stream().map(Audience::name).toList();
        audiences = ofThese.stream().map(asOf::condition).toArray(Condition[]::new);
        glance = asOf.glance();
        seen = Arrays.stream(audiences)
                .map(condition -> Condition.seen(condition, glance))
                .toArray(Condition.Marked[]::new);
        unsure = new long[(seen.length + Long.SIZE - 1) / Long.SIZE];
        for (var i = 0; i < seen.length; i++) {
            unsure[i / Long.SIZE] |= audiences[i] instanceof Condition.Marked ? 0 : 1L << i;
        }
        scores = model.scores().stream()
                .filter(score -> score.of() == of)
                .map(score -> new Named<>(score.name(), asOf.points(score)))
                .toList();
        ranked = model.ranked().entrySet().stream()
                .filter(rule -> rule.getValue() == of)
                .map(rule -> new Named<>(
                        rule.getKey().text(), asOf.rank(rule.getKey().by())))
                .toList();
        if (of == Of.PEOPLE) {
            rollUp.people().forEach((rule, daysBack) -> {
                for (var back = 0; back <= daysBack; back++) {
                    var then = date.minusDays(back);
                    ofTheCrowd.add(new OfTheCrowd(rule, then, asOf.on(then).condition(rule.who())));
                }
            });
        }
        // Several may ask at once; none of them makes it ready.
        glance.reader();
    }

    /** Whether they are ready for such a usage, as of that date. */
    boolean areFor(Usage usage, LocalDate asOf) {
        return isWhole == usage.isWhole() && date.equals(asOf) && panel.equals(usage.panel());
    }

    /** An anonymous person is evaluated for audiences alone. */
    Results ask(Subject subject) {
        return new Results(lenses(subject), audiences(subject), scores(subject), ranked(subject));
    }

    private Map<String, Placement> lenses(Subject subject) {
        if (lenses.isEmpty() || subject.isAnonymous()) {
            return Map.of();
        }
        var found = new HashMap<String, Placement>();
        for (var lens : lenses) {
            found.put(lens.name, subject.placement(lens.question));
        }
        return found;
    }

    /** Most is seen at a glance: of the few whom an audience can hold of, it is asked whether it does. */
    private Set<String> audiences(Subject subject) {
        var in = new long[unsure.length];
        var signs = subject.signs(glance);
        for (var i = 0; i < seen.length; i++) {
            in[i / Long.SIZE] |= (seen[i].isIn(signs) ? 1L : 0L) << i;
        }
        for (var word = 0; word < in.length; word++) {
            for (var left = in[word] & unsure[word]; left != 0; left &= left - 1) {
                var audience = word * Long.SIZE + Long.numberOfTrailingZeros(left);
                if (!audiences[audience].holds(subject)) {
                    in[word] &= ~Long.lowestOneBit(left);
                }
            }
        }
        return new Chosen(names, in);
    }

    private Map<String, Long> scores(Subject subject) {
        if (scores.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, Long>();
        for (var score : scores) {
            found.put(score.name, score.question.applyAsLong(subject));
        }
        return found;
    }

    private Map<String, Double> ranked(Subject subject) {
        if (ranked.isEmpty() || subject.isAnonymous()) {
            return Map.of();
        }
        var found = new HashMap<String, Double>();
        for (var rule : ranked) {
            rule.question.apply(subject).ifPresent(number -> found.put(rule.name, number));
        }
        return found;
    }

    /** Notes for which rules on people a person of the account counts. */
    void askForTheCrowd(Subject person, Crowd crowd) {
        for (var asked : ofTheCrowd) {
            if (asked.who.holds(person)) {
                crowd.held(asked.rule, asked.date);
            }
        }
    }
}
