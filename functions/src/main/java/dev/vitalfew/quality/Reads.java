package dev.vitalfew.quality;

import dev.vitalfew.model.Lens;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.Of;
import dev.vitalfew.model.Score;
import dev.vitalfew.rules.Comparison;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.What;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rules of one lens or audience read, also by way of others that they name. The one walk over rules here. */
public final class Reads {

    /** A trait of accounts or of people. */
    public record TraitOf(Of of, String trait) implements Comparable<TraitOf> {
        String text() {
            return of.text() + " " + trait;
        }

        @Override
        public int compareTo(TraitOf other) {
            return text().compareTo(other.text());
        }
    }

    private final Model model;
    private final Set<TraitOf> traits = new TreeSet<>();
    private final Set<TraitOf> needed = new TreeSet<>();
    private final Set<TraitOf> amounts = new HashSet<>();
    private final TreeMap<TraitOf, Set<String>> values = new TreeMap<>();
    private final Set<What> events = new HashSet<>();
    private final Set<String> signals = new TreeSet<>();

    private Reads(Model model) {
        this.model = model;
    }

    static Reads of(Model model, Lens lens) {
        var reads = new Reads(model);
        reads.walk(lens);
        reads.nameRest(lens);
        return reads;
    }

    static Reads of(Model model, Rule rule, Of of) {
        var reads = new Reads(model);
        reads.walk(rule, of);
        return reads;
    }

    static Reads of(Model model, Score score) {
        var reads = new Reads(model);
        reads.walk(score, score.of());
        return reads;
    }

    /** Every trait that a model's rules name. */
    public static Set<TraitOf> traits(Model model) {
        var reads = new Reads(model);
        model.lenses().forEach(reads::walk);
        model.audiences().forEach(audience -> reads.walk(audience.when(), audience.of()));
        model.scores().forEach(score -> reads.walk(score, score.of()));
        return reads.traits;
    }

    /** The traits without which a rule can't hold as it was meant; asking whether one is there needs none. */
    Set<TraitOf> needed() {
        return needed;
    }

    /** The traits that are compared as numbers. */
    Set<TraitOf> amounts() {
        return amounts;
    }

    /** The values that are named, of each trait that is compared with values. */
    TreeMap<TraitOf, Set<String>> values() {
        return values;
    }

    /** The track events, by their names, and the pages, by their paths. */
    Set<What> events() {
        return events;
    }

    /** Everything that what is said of a subject can depend on, in words. */
    Set<String> signals() {
        return signals;
    }

    /** The segment that takes the rest is often called after the value that it is for: starter, of plans. */
    private void nameRest(Lens lens) {
        lens.segments().stream()
                .filter(segment -> segment.when() instanceof Rule.Otherwise)
                .forEach(rest -> values.values().forEach(named -> named.add(rest.name())));
    }

    private void walk(Lens lens) {
        for (var need : lens.needs()) {
            walk(need, lens.of());
            if (need instanceof Rule.Stated(var trait, var value) && value instanceof Comparison.Exists) {
                needed.add(new TraitOf(lens.of(), trait));
            }
        }
        lens.segments().forEach(segment -> walk(segment.when(), lens.of()));
    }

    private void walk(Rule rule, Of of) {
        rule.measures().forEach(this::measured);
        rule.namedScore().ifPresent(score -> walk(model.score(score).orElseThrow(), of));
        switch (rule) {
            case Rule.Placed placed -> walk(model.lens(placed.lens()).orElseThrow());
            case Rule.Member(var audience) ->
                walk(model.audience(audience).orElseThrow().when(), of);
            case Rule.Ranked(Rule.Ranking.OfTrait(var trait), var percent, var byTotal) ->
                amount(new TraitOf(of, trait));
            case Rule.People people -> {
                walk(people.who(), Of.PEOPLE);
                walk(people.base());
            }
            case Rule.Stated(var trait, var value) -> compared(new TraitOf(of, trait), value);
            case Rule.Dated(var trait, var date) -> {
                signals.add("the trait " + trait);
                traits.add(new TraitOf(of, trait));
                needed.add(new TraitOf(of, trait));
            }
            case Rule.Answered _ -> signals.add("the NPS answer");
            case Rule.Prefers(var preference, var sources, var value) -> {
                signals.add("the trait " + preference.declared());
                traits.add(new TraitOf(Of.PEOPLE, preference.declared()));
            }
            case Rule.Listed(var file, var ids) -> signals.add("the list " + file);
            case Rule part -> part.parts().forEach(one -> walk(one, of));
        }
    }

    private void walk(Score score, Of of) {
        score.rules().forEach(rule -> walk(rule, of));
        score.measures().forEach(this::measured);
    }

    private void walk(Rule.Base base) {
        if (base instanceof Rule.Base.OfTrait(var trait)) {
            amount(new TraitOf(Of.ACCOUNTS, trait));
        }
    }

    private void compared(TraitOf trait, Comparison value) {
        traits.add(trait);
        signals.add("the trait " + trait.trait());
        switch (value) {
            case Comparison.Is(var wanted) -> named(trait, Set.of(wanted));
            case Comparison.IsNot(var unwanted) -> named(trait, Set.of(unwanted));
            case Comparison.In(var wanted) -> named(trait, Set.copyOf(wanted));
            case Comparison.NotIn(var unwanted) -> named(trait, Set.copyOf(unwanted));
            case Comparison.OfAmount _ -> amount(trait);
            case Comparison.Contains _, Comparison.StartsWith _, Comparison.Matches _ -> needed.add(trait);
            case Comparison.Exists _, Comparison.Missing _ -> {}
        }
    }

    private void named(TraitOf trait, Set<String> wanted) {
        needed.add(trait);
        values.computeIfAbsent(trait, _ -> new TreeSet<>()).addAll(wanted);
    }

    private void amount(TraitOf trait) {
        traits.add(trait);
        signals.add("the trait " + trait.trait());
        needed.add(trait);
        amounts.add(trait);
    }

    private void measured(Measure measure) {
        for (var meter : measure.meters()) {
            switch (meter.what()) {
                case What.Anything _ -> signals.add("whether anything was done");
                case What.Path(var pattern) -> {
                    signals.add("visits of " + pattern);
                    events.add(meter.what());
                }
                case What.Mail _ -> signals.add("what becomes of emails");
                case What.Named(var event) -> {
                    signals.add("the event " + event);
                    events.add(meter.what());
                }
            }
        }
    }
}
