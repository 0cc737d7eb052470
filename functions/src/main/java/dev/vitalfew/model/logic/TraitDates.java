package dev.vitalfew.model.logic;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.DateTest;
import dev.vitalfew.rules.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** Whether a trait can be a date of which all this is true: of its distance from today, and of its place in time. */
final class TraitDates {

    private TraitDates() {}

    private record Said(DateTest test, boolean holds) {}

    static boolean arePossible(List<Literal> leaves) {
        var byTrait = new HashMap<String, List<Said>>();
        for (var leaf : leaves) {
            if (leaf.rule() instanceof Rule.Dated(var trait, var test)) {
                byTrait.computeIfAbsent(trait, _ -> new ArrayList<>()).add(new Said(test, leaf.holds()));
            }
        }
        return byTrait.values().stream().allMatch(TraitDates::isPossible);
    }

    /** What is no date fits nothing, so only what holds says that there is one. */
    private static boolean isPossible(List<Said> said) {
        return said.stream().noneMatch(Said::holds)
                || NumberLine.isPossible(numbers(said, true)) && NumberLine.isPossible(numbers(said, false));
    }

    private static List<NumberLine.Said> numbers(List<Said> said, boolean fromToday) {
        return said.stream()
                .flatMap(one -> (fromToday ? daysFromToday(one.test()) : dayOfTime(one.test()))
                        .map(amount -> new NumberLine.Said(amount, one.holds())))
                .toList();
    }

    private static Stream<Amount> daysFromToday(DateTest test) {
        return switch (test) {
            case DateTest.InLast(var days) -> Stream.of(between(1L - days, 0));
            case DateTest.InNext(var days) -> Stream.of(between(0, days));
            case DateTest.Before _, DateTest.After _, DateTest.Anniversary _ -> Stream.of();
        };
    }

    private static Stream<Amount> dayOfTime(DateTest test) {
        return switch (test) {
            case DateTest.Before(var limit) -> Stream.of(Amount.lessThan(limit.toEpochDay()));
            case DateTest.After(var limit) -> Stream.of(Amount.atLeast(limit.toEpochDay() + 1));
            case DateTest.InLast _, DateTest.InNext _, DateTest.Anniversary _ -> Stream.of();
        };
    }

    private static Amount between(long least, long most) {
        return new Amount.Between(BigDecimal.valueOf(least), BigDecimal.valueOf(most));
    }
}
