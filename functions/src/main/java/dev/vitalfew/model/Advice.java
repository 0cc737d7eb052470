package dev.vitalfew.model;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import java.time.LocalDate;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warns of lenses that can be right and seldom are: without a goal, resting on a single signal, with pins that are over. */
final class Advice {

    private final Model model;
    private final Written written;
    private final Problems problems;

    Advice(Model model, Written written, Problems problems) {
        this.model = model;
        this.written = written;
        this.problems = problems;
    }

    void give() {
        for (var lens : model.lenses()) {
            goal(lens);
            if (lens.whyOneSignal().isEmpty()) {
                oneSignal(lens);
            }
        }
    }

    void ofPinsThatAreOver(LocalDate today) {
        for (var lens : model.lenses()) {
            for (var pin : lens.pins()) {
                if (today.isAfter(pin.until())) {
                    warn(
                            pin,
                            "the pin of " + pin.id() + " ended with " + pin.until() + " and does nothing any more",
                            "a later date, or no pin");
                }
            }
        }
    }

    private void goal(Lens lens) {
        if (lens.goal().isEmpty()) {
            warn(
                    lens,
                    lens.name() + " has no goal, so nobody can say whether it works",
                    "goal: { outcome: churn, kpi: 90-day retention }");
        } else if (lens.goal().get().kpi().isEmpty()) {
            warn(lens, "the goal of " + lens.name() + " has no kpi to measure it by", "kpi: 90-day retention");
        }
    }

    private void oneSignal(Lens lens) {
        var signals = signals(lens).collect(Collectors.toCollection(TreeSet::new));
        if (signals.size() == 1) {
            warn(
                    lens,
                    lens.name() + " rests on a single signal, " + signals.first(),
                    "a second one, or the reason for one as why_one_signal: …");
        }
    }

    private void warn(Object part, String what, String instead) {
        written.place(part).ifPresent(place -> problems.warning(place, what, instead));
    }

    private Stream<String> signals(Lens lens) {
        return Stream.concat(lens.needs().stream(), lens.segments().stream().map(Lens.Segment::when))
                .flatMap(this::signals);
    }

    /** What a rule goes by in the end, each in words. */
    private Stream<String> signals(Rule rule) {
        var itself =
                switch (rule) {
                    case Rule.Stated(var trait, var _) -> trait(trait);
                    case Rule.Dated(var trait, var _) -> trait(trait);
                    case Rule.Ranked(Rule.Ranking.OfTrait(var trait), var _, var _) -> trait(trait);
                    case Rule.People(var _, Rule.Base.OfTrait(var trait), var _) -> trait(trait);
                    case Rule.Listed(var file, var _) -> Stream.of(file);
                    case Rule.Answered _ -> Stream.of("nps");
                    case Rule.Prefers(var preference, var _, var _) -> trait(preference.declared());
                    case Rule.Placed placed -> signals(model.lens(placed.lens()).orElseThrow());
                    case Rule.Member(var audience) ->
                        signals(model.audience(audience).orElseThrow().when());
                    case Rule part ->
                        part.namedScore().stream()
                                .flatMap(score -> signals(model.score(score).orElseThrow()));
                };
        return Stream.of(
                        itself,
                        rule.measures().stream().flatMap(Advice::counted),
                        rule.parts().stream().flatMap(this::signals))
                .flatMap(signals -> signals);
    }

    private Stream<String> signals(Score score) {
        return Stream.concat(
                score.rules().stream().flatMap(this::signals),
                score.measures().stream().flatMap(Advice::counted));
    }

    private static Stream<String> counted(Measure measure) {
        return measure.meters().stream().map(meter -> meter.what().text());
    }

    private static Stream<String> trait(String name) {
        return Stream.of("trait " + name);
    }
}
