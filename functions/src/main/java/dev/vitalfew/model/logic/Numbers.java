package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether each number that rules ask for can be what they say: points, people, sums and means, days since. */
final class Numbers {

    private Numbers() {}

    /** One number. */
    private sealed interface Quantity {
        record Points(String score) implements Quantity {}

        record People(Rule who, Rule.Base base) implements Quantity {}

        record OfProperty(String measure, Window window) implements Quantity {}

        record DaysSince(String measure, Rule.End end) implements Quantity {}

        /** Without it everything fails that is asked of it. */
        default boolean mayBeNone() {
            return switch (this) {
                case Points _, People _ -> false;
                case OfProperty _, DaysSince _ -> true;
            };
        }
    }

    static boolean arePossible(List<Literal> leaves) {
        var said = new HashMap<Quantity, List<NumberLine.Said>>();
        leaves.forEach(
                leaf -> said(leaf).ifPresent(found -> said.computeIfAbsent(found.getKey(), _ -> new ArrayList<>())
                        .add(found.getValue())));
        return said.entrySet().stream().allMatch(one -> isPossible(one.getKey(), one.getValue()));
    }

    private static boolean isPossible(Quantity quantity, List<NumberLine.Said> said) {
        return quantity.mayBeNone() && said.stream().noneMatch(NumberLine.Said::holds) || NumberLine.isPossible(said);
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
