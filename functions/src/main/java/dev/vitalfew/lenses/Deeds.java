package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Scaled;
import dev.vitalfew.rules.Span;
import dev.vitalfew.rules.Window;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The part of {@link AsOf} that asks what subjects did: how often, when, and one thing after the other. */
final class Deeds {

    private final Glance glance;
    private final boolean isWhole;
    private final ZoneId zone;
    private final LocalDate asOf;
    private final int today;

    /** @param isWhole whether all usages that are asked were counted from the beginning */
    Deeds(Glance glance, boolean isWhole, ZoneId zone, LocalDate asOf) {
        this.glance = glance;
        this.isWhole = isWhole;
        this.zone = zone;
        this.asOf = asOf;
        this.today = Usage.day(asOf);
    }

    Condition counted(Rule.Counted rule) {
        var condition = counting(rule.measure(), rule.window()).is(rule.amount());
        return known(rule.measure(), rule.window(), certain(rule, condition), condition);
    }

    /** The condition where it is known what it asks, or {@code certain}. What the log keeps is always known. */
    private Condition known(Measure measure, Window window, Condition certain, Condition condition) {
        if (isWhole) {
            return condition;
        }
        return switch (window) {
            case Window.Dates _, Window.Ever _ ->
                new Condition.SinceBegun(
                        new Begin(measure, window.seenFrom(asOf).from()), certain, condition);
            case Window.InLast _, Window.Complete _, Window.Before _ -> condition;
        };
    }

    /** What holds whatever happened before the counts began. */
    private Condition certain(Rule.Counted rule, Condition condition) {
        return switch (rule.measure().how()) {
            case Measure.How.Times _, Measure.How.Days _, Measure.How.Weeks _, Measure.How.Kinds _ ->
                switch (rule.amount()) {
                    case Amount.AtLeast _ -> condition;
                    case Amount.AtMost _, Amount.LessThan _ -> Condition.not(condition);
                    case Amount.Between(var _, var most) ->
                        Condition.not(counting(rule.measure(), rule.window()).is(new Amount.AtMost(most)));
                };
            case Measure.How.Sum _, Measure.How.Average _, Measure.How.Least _, Measure.How.Most _ -> Condition.NEVER;
        };
    }

    Counting counting(Measure measure, Window window) {
        return new Counting(measure, window.seenFrom(asOf), glance);
    }

    Condition trended(Rule.Trended rule) {
        var base = counting(rule.measure(), new Window.Before(rule.days()));
        var lately = counting(rule.measure(), new Window.Complete(rule.days()));
        return switch (rule.measure().how()) {
            case Measure.How.Average _, Measure.How.Least _, Measure.How.Most _ -> {
                var change = new Change(rule, 0);
                yield new Condition.Other(subject -> Truth.of(change.is(
                        base.number(subject.usage()).orElse(BigDecimal.ZERO),
                        lately.number(subject.usage()).orElse(BigDecimal.ZERO))));
            }
            case Measure.How.Sum _ -> trended(new Change(rule, Scaled.DECIMALS), base.count(), lately.count());
            case Measure.How.Times _, Measure.How.Days _, Measure.How.Weeks _, Measure.How.Kinds _ ->
                trended(new Change(rule, 0), base.count(), lately.count());
        };
    }

    private static Condition trended(Change change, ToLongFunction<Subject> before, ToLongFunction<Subject> now) {
        return new Condition.Other(
                subject -> Truth.of(change.is(before.applyAsLong(subject), now.applyAsLong(subject))));
    }

    Condition quiet(Rule.Quiet rule) {
        var silence = Condition.not(
                counting(rule.measure(), new Window.InLast(rule.days())).happened());
        return rule.young() ? silence : new Condition.OfTheOld(new Youth(rule.days(), asOf, zone), silence);
    }

    /** That it happened on one of the days, and on none before the first, or after the last. */
    Condition happened(Rule.Happened rule) {
        var range = rule.daysAgo().range(0);
        var from = asOf.minusDays(Math.clamp(range.most(), -1, today));
        var to = asOf.minusDays(Math.clamp(range.least(), 0, today));
        var beyond = rule.end() == Rule.End.FIRST
                ? new Span(LocalDate.EPOCH, from.minusDays(1))
                : new Span(to.plusDays(1), asOf);
        var condition = Condition.all(List.of(
                new Counting(rule.measure(), new Span(from, to), glance).happened(),
                Condition.not(new Counting(rule.measure(), beyond, glance).happened())));
        return known(rule.measure(), new Window.Ever(), certain(rule, condition), condition);
    }

    /** What holds whatever happened before the counts began: that may have been the first time, but not the last of several. */
    private Condition certain(Rule.Happened rule, Condition condition) {
        var isLongAgo = rule.daysAgo() instanceof Amount.AtLeast;
        return switch (rule.end()) {
            case FIRST -> isLongAgo ? condition : Condition.not(condition);
            case LAST -> isLongAgo ? counting(rule.measure(), new Window.Ever()).happened() : Condition.ALWAYS;
        };
    }

    /** How many days ago it happened first or last; empty when it never did. */
    Optional<Long> daysAgo(Rule.Happened rule, Subject subject) {
        var day = counting(rule.measure(), new Window.Ever()).day(subject.usage(), rule.end());
        return day.isPresent() ? Optional.of((long) today - day.getAsInt()) : Optional.empty();
    }

    Condition followed(Rule.Followed rule) {
        var first = counting(rule.first(), rule.window());
        var then = counting(rule.then(), rule.window());
        var condition = Condition.all(List.of(
                first.happened(),
                then.happened(),
                new Condition.Other(subject ->
                        Truth.of(isFollowed(first.days(subject.usage()), then.days(subject.usage()), rule.within())))));
        return known(rule.first(), rule.window(), condition, known(rule.then(), rule.window(), condition, condition));
    }

    /** Whether one of the days is among the first or so many after it; both come in order. */
    private static boolean isFollowed(int[] first, int[] then, int within) {
        var next = 0;
        for (var day : first) {
            while (next < then.length && then[next] < day) {
                next++;
            }
            if (next < then.length && then[next] - day <= within) {
                return true;
            }
        }
        return false;
    }
}
