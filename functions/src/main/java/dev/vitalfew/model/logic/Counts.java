package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Measure.How;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether events can have happened as often as rules say. In a longer time nothing happens less often. */
final class Counts {

    private static final Amount ANY = Amount.atLeast(1);

    private Counts() {}

    /** How often something happened, on how many days or in how many weeks, or how many kinds of it. */
    private record Count(How how, Set<String> meters, Window window) {

        static Count of(How how, Measure measure, Window window) {
            return new Count(how, measure.meters().stream().map(Meter::name).collect(Collectors.toSet()), window);
        }

        boolean isNeverMoreThan(Count other) {
            var sameOrTimes = how.equals(other.how)
                    || other.how instanceof How.Times && (how instanceof How.Days || how instanceof How.Kinds);
            return sameOrTimes && isPartOf(other);
        }

        /** Whatever is counted here is counted there. */
        boolean isPartOf(Count other) {
            return other.meters.containsAll(meters) && Windows.isWithin(window, other.window);
        }
    }

    private record Said(Count count, Amount amount, boolean holds) {}

    /** @param most empty for as many as you like */
    private record Range(BigDecimal least, java.util.Optional<BigDecimal> most) {

        boolean isAbove(Range other) {
            return other.most.filter(most -> least.compareTo(most) > 0).isPresent();
        }

        boolean isSome() {
            return least.signum() > 0;
        }

        boolean isNone() {
            return most.filter(number -> number.signum() == 0).isPresent();
        }
    }

    static boolean arePossible(List<Literal> leaves) {
        var said = new HashMap<Count, List<NumberLine.Said>>();
        leaves.stream().flatMap(Counts::said).forEach(one -> said.computeIfAbsent(one.count(), _ -> new ArrayList<>())
                .add(new NumberLine.Said(one.amount(), one.holds())));
        var ranges = new HashMap<Count, Range>();
        for (var one : said.entrySet()) {
            var fitting = NumberLine.whole(one.getValue(), BigDecimal.ZERO);
            if (fitting.isEmpty()) {
                return false;
            }
            ranges.put(one.getKey(), range(fitting, one.getValue()));
        }
        return ranges.entrySet().stream().allMatch(one -> ranges.entrySet().stream()
                .noneMatch(other -> exclude(one.getKey(), one.getValue(), other.getKey(), other.getValue())));
    }

    private static Range range(List<BigDecimal> fitting, List<NumberLine.Said> said) {
        var beyondAll = said.stream()
                .flatMap(one -> NumberLine.ends(one.amount()))
                .allMatch(end -> fitting.getLast().compareTo(end) > 0);
        return new Range(
                fitting.getFirst(), beyondAll ? java.util.Optional.empty() : java.util.Optional.of(fitting.getLast()));
    }

    private static boolean exclude(Count one, Range isOne, Count other, Range isOther) {
        return one.isNeverMoreThan(other) && isOne.isAbove(isOther)
                || one.isPartOf(other) && isOne.isSome() && isOther.isNone() && !(other.how() instanceof How.Weeks);
    }

    /** What a leaf says of counts; of some only what follows from it. */
    private static Stream<Said> said(Literal leaf) {
        return switch (leaf.rule()) {
            case Rule.Counted(var measure, var window, var amount)
            when Numbers.isCount(measure) ->
                Stream.of(new Said(Count.of(measure.how(), measure, window), amount, leaf.holds()));
            case Rule.Quiet(var measure, var days, var _) ->
                Stream.of(any(measure, new Window.InLast(days), !leaf.holds()));
            case Rule.Happened happened -> said(happened, leaf.holds());
            case Rule.Trended(var measure, var days, var _, var _, var from)
            when leaf.holds() ->
                Stream.of(new Said(
                        Count.of(measure.how(), measure, new Window.Before(days)), Amount.atLeast(from), true));
            case Rule.Followed(var first, var then, var _, var window)
            when leaf.holds() -> Stream.of(any(first, window, true), any(then, window, true));
            default -> Stream.of();
        };
    }

    private static Stream<Said> said(Rule.Happened happened, boolean holds) {
        var measure = happened.measure();
        var atAll = holds ? Stream.of(any(measure, new Window.Ever(), true)) : Stream.<Said>of();
        var lately =
                switch (happened.daysAgo()) {
                    case Amount.LessThan(var days)
                    when holds || happened.end() == Rule.End.LAST ->
                        Stream.of(any(measure, new Window.InLast(days.intValue()), holds));
                    case Amount.AtLeast(var days)
                    when holds && happened.end() == Rule.End.LAST ->
                        Stream.of(any(measure, new Window.InLast(days.intValue()), false));
                    case Amount _ -> Stream.<Said>of();
                };
        return Stream.concat(atAll, lately);
    }

    private static Said any(Measure measure, Window window, boolean holds) {
        return new Said(Count.of(new How.Days(), measure, window), ANY, holds);
    }
}
