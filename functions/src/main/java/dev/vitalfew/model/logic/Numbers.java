package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether each number that rules ask for can be what they say: points, people, sums and means, days since. */
final class Numbers {

    private static final Range FROM_NONE = new Range(0, Long.MAX_VALUE);
    private static final Amount A_SHARE = new Amount.Between(BigDecimal.ZERO, BigDecimal.valueOf(100));

    private final References references;

    Numbers(References references) {
        this.references = references;
    }

    /** One number. */
    private sealed interface Quantity {
        record Points(String score) implements Quantity {}

        record People(Rule who, Rule.Base base) implements Quantity {}

        record OfProperty(String measure, Window window) implements Quantity {}

        record DaysSince(String measure, Rule.End end) implements Quantity {}
    }

    boolean arePossible(List<Literal> leaves) {
        var said = new HashMap<Quantity, List<NumberLine.Said>>();
        leaves.forEach(
                leaf -> said(leaf).ifPresent(found -> said.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                        .add(found.getValue())));
        return said.entrySet().stream().allMatch(one -> isPossible(one.getKey(), one.getValue()));
    }

    private boolean isPossible(Quantity quantity, List<NumberLine.Said> said) {
        return switch (quantity) {
            case Quantity.Points(var score) -> isWhole(said, references.points(score));
            case Quantity.People(var _, Rule.Base.Heads _) -> isWhole(said, FROM_NONE);
            case Quantity.People(var _, Rule.Base.Everybody _) -> NumberLine.isPossible(and(said, A_SHARE));
            case Quantity.People(var _, Rule.Base.OfTrait _) -> NumberLine.isPossible(and(said, Amount.atLeast(0)));
            // Without a number everything fails that is asked of it.
            case Quantity.OfProperty _ -> isNone(said) || NumberLine.isPossible(said);
            case Quantity.DaysSince _ -> isNone(said) || isWhole(said, FROM_NONE);
        };
    }

    private static boolean isNone(List<NumberLine.Said> said) {
        return said.stream().noneMatch(NumberLine.Said::holds);
    }

    private static boolean isWhole(List<NumberLine.Said> said, Range range) {
        var most = new Amount.AtMost(BigDecimal.valueOf(range.most()));
        return !NumberLine.whole(and(said, most), BigDecimal.valueOf(range.least()))
                .isEmpty();
    }

    private static List<NumberLine.Said> and(List<NumberLine.Said> said, Amount bounds) {
        return Stream.concat(said.stream(), Stream.of(new NumberLine.Said(bounds, true)))
                .toList();
    }

    private static Optional<Map.Entry<Quantity, NumberLine.Said>> said(Literal leaf) {
        return switch (leaf.rule()) {
            case Rule.Scored(var score, var points) ->
                Optional.of(Map.entry(new Quantity.Points(score), new NumberLine.Said(points, leaf.holds())));
            case Rule.People(var who, var base, var amount) ->
                Optional.of(Map.entry(new Quantity.People(who, base), new NumberLine.Said(amount, leaf.holds())));
            case Rule.Counted(var measure, var window, var amount)
            when !isCount(measure) ->
                Optional.of(Map.entry(
                        new Quantity.OfProperty(measure.text(), window), new NumberLine.Said(amount, leaf.holds())));
            case Rule.Happened(var measure, var end, var daysAgo) ->
                Optional.of(Map.entry(
                        new Quantity.DaysSince(measure.text(), end), new NumberLine.Said(daysAgo, leaf.holds())));
            default -> Optional.empty();
        };
    }

    static boolean isCount(Measure measure) {
        return switch (measure.how()) {
            case Measure.How.Times _, Measure.How.Days _, Measure.How.Weeks _, Measure.How.Kinds _ -> true;
            case Measure.How.Sum _, Measure.How.Average _, Measure.How.Least _, Measure.How.Most _ -> false;
        };
    }
}
