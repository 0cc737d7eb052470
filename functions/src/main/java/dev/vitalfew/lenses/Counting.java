package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Scaled;
import dev.vitalfew.rules.Span;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Signs;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * A measure over the dates of a span, made ready to be asked of usages of the glance's panel. A meter that is not on it was
 * never counted and reads as nothing.
 */
final class Counting {

    private final Measure measure;
    private final Span span;
    private final Glance glance;
    private final int from;
    private final int to;
    private final int[] places;
    /** Of an average, those that count how many numbers there were. */
    private final int[] numbers;

    Counting(Measure measure, Span span, Glance glance) {
        this.measure = measure;
        this.span = span;
        this.glance = glance;
        this.from = Usage.day(span.from());
        this.to = Usage.day(span.to());
        this.places = places(meter -> !isPresent(meter));
        this.numbers = places(Counting::isPresent);
    }

    private int[] places(Predicate<Meter> which) {
        return measure.meters().stream()
                .filter(which)
                .mapToInt(meter -> glance.panel().place(meter.name()))
                .filter(place -> place != Panel.ABSENT)
                .sorted()
                .toArray();
    }

    private static boolean isPresent(Meter meter) {
        return meter.reading() instanceof Reading.Present;
    }

    /** Whether the measure is of that amount; an average, a least or a most of no numbers is of none. */
    Condition is(Amount amount) {
        var whole = amount.range(0);
        var scaled = amount.range(Scaled.DECIMALS);
        return switch (measure.how()) {
            case Measure.How.Times _ -> within(whole, false);
            case Measure.How.Days _ when places.length == 1 -> within(whole, true);
            case Measure.How.Weeks(var each)
            when each <= Signs.MOST ->
                several(span.weeks().stream().map(week -> reached(places, week, false, each)), whole);
            case Measure.How.Kinds _ ->
                several(Arrays.stream(places).mapToObj(place -> reached(new int[] {place}, span, false, 1)), whole);
            case Measure.How.Days _, Measure.How.Weeks _ -> exactly(whole);
            case Measure.How.Sum _ -> exactly(scaled);
            case Measure.How.Least _, Measure.How.Most _ ->
                ifHappened(usage -> extreme(usage).stream().anyMatch(scaled::has));
            case Measure.How.Average _ -> average(amount);
        };
    }

    private Condition within(Range range, boolean isDates) {
        var most = range.most();
        return Condition.all(List.of(
                atLeast(range.least(), isDates),
                most == Long.MAX_VALUE ? Condition.ALWAYS : Condition.not(atLeast(most + 1, isDates))));
    }

    private Condition atLeast(long least, boolean isDates) {
        if (least <= 0) {
            return Condition.ALWAYS;
        }
        return least <= Signs.MOST
                ? reached(places, span, isDates, (int) least)
                : exactly(new Range(least, Long.MAX_VALUE));
    }

    private Condition.Marked reached(int[] ofPlaces, Span within, boolean isDates, int least) {
        return glance.counted(ofPlaces, Usage.day(within.from()), Usage.day(within.to()), isDates, least);
    }

    private Condition several(Stream<Condition.Marked> marked, Range range) {
        return Condition.several(marked.toList(), range);
    }

    private Condition exactly(Range range) {
        Predicate<Usage> exactly = usage -> range.has(count(usage));
        return range.has(0)
                ? new Condition.Other(subject -> Truth.of(exactly.test(subject.usage())))
                : ifHappened(exactly);
    }

    private Condition average(Amount amount) {
        return ifHappened(usage -> {
            // Compared without dividing: the sum with so many times the amount.
            var found = numbers(usage);
            return found > 0 && amount.times(BigDecimal.valueOf(found)).test(Scaled.number(count(usage)));
        });
    }

    /** The usages of most people have nothing of it, and are not looked into. */
    private Condition ifHappened(Predicate<Usage> test) {
        return Condition.all(List.of(happened(), new Condition.Other(subject -> Truth.of(test.test(subject.usage())))));
    }

    /** Empty when an average, a least or a most has no numbers. */
    Optional<BigDecimal> number(Usage usage) {
        return switch (measure.how()) {
            case Measure.How.Times _, Measure.How.Days _, Measure.How.Weeks _, Measure.How.Kinds _ ->
                Optional.of(BigDecimal.valueOf(count(usage)));
            case Measure.How.Sum _ -> Optional.of(Scaled.number(count(usage)));
            case Measure.How.Least _, Measure.How.Most _ ->
                extreme(usage).stream().mapToObj(Scaled::number).findFirst();
            case Measure.How.Average _ ->
                Optional.of(numbers(usage)).filter(numbers -> numbers > 0).map(numbers -> Scaled.number(count(usage))
                        .divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL32));
        };
    }

    /** As {@link #count(Usage)}; most of what is counted has been seen at a glance. */
    ToLongFunction<Subject> count() {
        return switch (measure.how()) {
            case Measure.How.Times _ -> count(glance.count(places, from, to, false));
            case Measure.How.Days _ when places.length == 1 -> count(glance.count(places, from, to, true));
            default -> subject -> count(subject.usage());
        };
    }

    private ToLongFunction<Subject> count(ToIntFunction<Subject> glanced) {
        return subject -> {
            var seen = glanced.applyAsInt(subject);
            return seen >= 0 ? seen : count(subject.usage());
        };
    }

    /** Sums are in ten-thousandths; of an average, it is the sum. */
    private long count(Usage usage) {
        return switch (measure.how()) {
            case Measure.How.Days _ -> places.length == 1 ? usage.dates(places[0], from, to) : days(usage).length;
            case Measure.How.Weeks(var each) ->
                span.weeks().stream()
                        .filter(week -> usage.times(places, Usage.day(week.from()), Usage.day(week.to())) >= each)
                        .count();
            case Measure.How.Kinds _ ->
                Arrays.stream(places)
                        .filter(place -> usage.dates(place, from, to) > 0)
                        .count();
            default -> usage.times(places, from, to);
        };
    }

    /** Of an average, how many numbers there were. */
    private long numbers(Usage usage) {
        return usage.times(numbers, from, to);
    }

    /** Whether any of it happened on any date. */
    Condition happened() {
        return reached(places, span, true, 1);
    }

    /** On which dates any of it happened, in days since 1970, the earliest first. */
    int[] days(Usage usage) {
        return usage.dates(places, from, to);
    }

    /** The first or last day on which any of it happened. */
    OptionalInt day(Usage usage, Rule.End end) {
        var found = OptionalInt.empty();
        for (var place : places) {
            if (usage.dates(place, from, to) > 0) {
                var day = end == Rule.End.FIRST ? usage.firstDay(place, from) : usage.lastDay(place, to);
                var isBeyond = found.isEmpty() || (end == Rule.End.FIRST) == (day < found.getAsInt());
                found = isBeyond ? OptionalInt.of(day) : found;
            }
        }
        return found;
    }

    private OptionalLong extreme(Usage usage) {
        return Arrays.stream(places)
                .mapToObj(place -> usage.extreme(place, from, to))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Meter.merging(measure.meters().getFirst().name()));
    }
}
