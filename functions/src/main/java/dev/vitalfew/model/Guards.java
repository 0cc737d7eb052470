package dev.vitalfew.model;

import dev.vitalfew.model.logic.Literal;
import dev.vitalfew.model.logic.Logic;
import dev.vitalfew.model.logic.Logic.Contradiction;
import dev.vitalfew.model.logic.References;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refuses conditions that never or always hold, and segments that nobody reaches: they look as if they did something. */
final class Guards {

    private final Model model;
    private final Written written;
    private final Problems problems;
    private final Logic logic;

    Guards(Model model, Written written, Problems problems) {
        this.model = model;
        this.written = written;
        this.problems = problems;
        this.logic = new Logic(new Names(model));
    }

    record Names(Model model) implements References {
        @Override
        public Rule audience(String name) {
            return model.audience(name).orElseThrow().when();
        }

        @Override
        public List<String> segments(String lens) {
            return model.lens(lens).orElseThrow().segments().stream()
                    .map(Lens.Segment::name)
                    .toList();
        }

        @Override
        public Range points(String score) {
            return model.score(score).orElseThrow().reach();
        }
    }

    /** @param named the rules that have a name */
    void check(Collection<Rule> named) {
        named.forEach(this::decides);
        model.lenses().forEach(lens -> lens.needs().forEach(this::decides));
        model.lenses().forEach(this::areReached);
        model.lenses().stream().flatMap(lens -> lens.segments().stream()).forEach(this::isInLog);
        model.audiences().forEach(audience -> decides(audience.when()));
        model.scores().forEach(score -> score.rules().forEach(this::decides));
        model.sequences().values().forEach(sequence -> sequence.rules().forEach(this::decides));
    }

    /** Reports the smallest parts of a rule that never or always hold; answers whether it has none. */
    private boolean decides(Rule rule) {
        var parts = rule.parts().stream().filter(part -> !decides(part)).count();
        return parts == 0 && areTwo(rule) && canHold(rule) && canFail(rule);
    }

    private boolean canHold(Rule rule) {
        var why = logic.contradiction(List.of(Literal.holds(rule)));
        why.ifPresent(found -> problems.error(
                place(rule),
                "this can never hold" + (found.only() ? ": " : ", for one because ") + excluding(found),
                found.leaves().size() > 1 ? "any instead of all, or only one of them" : "something that can be"));
        return why.isEmpty();
    }

    private boolean canFail(Rule rule) {
        var always = !(rule instanceof Rule.Otherwise) && logic.isAlwaysTrue(rule);
        if (always) {
            problems.error(
                    place(rule),
                    "this always holds" + reach(rule),
                    "something that is not true of everybody, or nothing");
        }
        return !always;
    }

    /** Order is by day, so an event that is both of what should follow each other follows itself. */
    private boolean areTwo(Rule rule) {
        var one = rule instanceof Rule.Followed followed && followed.isOne();
        if (one) {
            problems.error(
                    place(rule),
                    "one event is enough for both",
                    "another event after then; for a second time count: days, at_least: 2");
        }
        return !one;
    }

    /** What a condition on points can be about. */
    private String reach(Rule rule) {
        return rule instanceof Rule.Scored(var score, var _)
                ? ": " + said(score, model.score(score).orElseThrow().reach())
                : "";
    }

    private static String said(String score, Range reach) {
        return score + " has " + reach.least() + " to " + reach.most() + " points";
    }

    private Problems.Place place(Object part) {
        return written.place(part).orElse(new Problems.Place(ModelFiles.SEGMENTATION, 1, 1));
    }

    private String excluding(Contradiction found) {
        var leaves = found.leaves();
        return leaves.stream().map(this::said).collect(Collectors.joining(" and "))
                + (leaves.size() > 1
                        ? " exclude each other"
                        : " can't be" + reach(leaves.getFirst().rule()));
    }

    private String said(Literal leaf) {
        return (leaf.holds() ? "" : "not ") + written.said(leaf.rule());
    }

    /** {@code leave_after} moves windows back by as many dates. Those without a length are held to no log, with or without. */
    private void isInLog(Lens.Segment segment) {
        var window = Meters.of(model, List.of(segment.when())).stream()
                .filter(meter -> meter.keptDays() != Meter.FOREVER && !isInferring(meter))
                .mapToInt(Meter::keptDays)
                .max()
                .orElse(0);
        var reach = window + segment.leaveAfter() - 1;
        if (segment.leaveAfter() > 1 && reach > WindowReader.LOG_DAYS) {
            problems.error(
                    place(segment),
                    segment.name() + " reaches back " + reach + " days, its leave_after included, and the log keeps "
                            + WindowReader.LOG_DAYS,
                    "leave_after: " + Math.max(1, WindowReader.LOG_DAYS - window + 1) + " at most, or a shorter time");
        }
    }

    /** Clicks that count ever less for what somebody prefers; the oldest are left out without much harm. */
    private boolean isInferring(Meter meter) {
        return model.preferences().stream()
                .flatMap(preference -> preference.measures().stream())
                .flatMap(measure -> measure.meters().stream())
                .anyMatch(click -> click.name().equals(meter.name()));
    }

    /** The segments that nobody comes to, but for those whose own condition never holds. */
    List<String> neverReached(Lens lens) {
        return reachable(lens).stream()
                .filter(segment -> swallowed(lens, segment).isPresent())
                .map(Lens.Segment::name)
                .toList();
    }

    private void areReached(Lens lens) {
        lens.segments().forEach(segment -> decides(segment.when()));
        for (var segment : reachable(lens)) {
            swallowed(lens, segment)
                    .ifPresent(how -> problems.error(
                            place(segment),
                            "nobody reaches " + segment.name() + ": " + how,
                            segment.when() instanceof Rule.Otherwise
                                    ? "otherwise: true for the last of those before it"
                                    : "the narrower segment first, or another condition"));
        }
    }

    /** Whom a pin puts into a segment needs no rule. */
    private List<Lens.Segment> reachable(Lens lens) {
        var pinned = lens.pins().stream().map(Lens.Pin::segment).toList();
        return lens.segments().stream()
                .filter(segment -> !pinned.contains(segment.name()) && !logic.isImpossible(segment.when()))
                .toList();
    }

    /** How others swallow the segment, in words: first match wins, so it takes one whom no rule before it fits. */
    private Optional<String> swallowed(Lens lens, Lens.Segment segment) {
        // One that is left sooner may no more hold on a date of the past on which this one still did.
        var before = lens.segments().subList(0, lens.segments().indexOf(segment)).stream()
                .filter(other -> other.leaveAfter() >= segment.leaveAfter())
                .toList();
        var needs = segment.leaveAfter() == 1 ? lens.needs() : List.<Rule>of();
        return before.stream()
                .flatMap(other -> swallow(needs, segment, List.of(other)).stream()
                        .map(why -> "whoever fits it is in " + written.said(other) + " before; " + reason(why)))
                .findFirst()
                .or(() -> swallow(needs, segment, before)
                        .map(why -> "those before it, or needs, leave nobody over; " + reason(why)));
    }

    private Optional<Contradiction> swallow(List<Rule> needs, Lens.Segment segment, List<Lens.Segment> first) {
        return logic.contradiction(Stream.of(
                        Stream.of(Literal.holds(segment.when())),
                        needs.stream().map(Literal::holds),
                        first.stream().map(other -> Literal.fails(other.when())))
                .flatMap(literals -> literals)
                .toList());
    }

    /** That one excludes the absence of another is easier said as what follows from it. */
    private String reason(Contradiction why) {
        var holds = why.leaves().stream().filter(Literal::holds).toList();
        var fails = why.leaves().stream().filter(leaf -> !leaf.holds()).toList();
        var otherwise = why.only() ? "" : "for one, ";
        if (holds.size() == 1 && fails.size() == 1) {
            return otherwise + "whoever fits " + said(holds.getFirst()) + " fits "
                    + written.said(fails.getFirst().rule());
        }
        return otherwise + excluding(why);
    }
}
