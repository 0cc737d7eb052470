package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import dev.vitalfew.rules.Range;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Scaled;
import dev.vitalfew.rules.Span;
import dev.vitalfew.usage.Columns;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * A measure over the dates of a span, made ready to be asked of usages of the columns' panel. A meter that is not on it was
 * never counted and reads as nothing.
 */
final class Counting {

    private final Measure measure;
    private final Span span;
    private final Columns columns;
    private final int from;
    private final int to;
    private final int[] places;

    Counting(Measure measure, Span span, Columns columns) {
        this.measure = measure;
        this.span = span;
        this.columns = columns;
        this.from = Usage.day(span.from());
        this.to = Usage.day(span.to());
        this.places = places(meter -> !isPresent(meter));
    }

    private int[] places(Predicate<Meter> which) {
        return measure.meters().stream()
                .filter(which)
                .mapToInt(meter -> columns.panel().place(meter.name()))
                .filter(place -> place != Panel.ABSENT)
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
            case Measure.How.Times _ -> isIn(columns.numbers(places, from, to), whole);
            case Measure.How.Days _ when places.length == 1 -> isIn(columns.dates(places, from, to), whole);
            case Measure.How.Days _ -> isIn(dates(), whole);
            case Measure.How.Weeks(var each) -> isIn(weeks(each), whole);
            case Measure.How.Kinds _ -> isIn(kinds(), whole);
            case Measure.How.Sum _ -> isIn(columns.numbers(places, from, to), scaled);
            case Measure.How.Least _, Measure.How.Most _ ->
                subject -> {
                    var extreme = extreme(subject.usage());
                    return Truth.of(extreme.isPresent() && scaled.has(extreme.getAsLong()));
                };
            case Measure.How.Average _ -> {
                var sum = sum();
                var numbers = numbers();
                // Compared without dividing: the sum with so many times the amount.
                yield subject -> {
                    var found = numbers.applyAsLong(subject);
                    return Truth.of(found > 0
                            && amount.times(BigDecimal.valueOf(found)).test(Scaled.number(sum.applyAsLong(subject))));
                };
            }
        };
    }

    private Condition isIn(int column, Range range) {
        return subject -> Truth.of(range.has(subject.count(columns, column)));
    }

    private static Condition isIn(ToLongFunction<Subject> count, Range range) {
        return subject -> Truth.of(range.has(count.applyAsLong(subject)));
    }

    /** Empty when an average, a least or a most has no numbers. */
    Function<Subject, Optional<BigDecimal>> number() {
        return switch (measure.how()) {
            case Measure.How.Times _ -> whole(sum());
            case Measure.How.Days _ -> whole(dates());
            case Measure.How.Weeks(var each) -> whole(weeks(each));
            case Measure.How.Kinds _ -> whole(kinds());
            case Measure.How.Sum _ -> {
                var sum = sum();
                yield subject -> Optional.of(Scaled.number(sum.applyAsLong(subject)));
            }
            case Measure.How.Least _, Measure.How.Most _ ->
                subject -> {
                    var extreme = extreme(subject.usage());
                    return extreme.isPresent() ? Optional.of(Scaled.number(extreme.getAsLong())) : Optional.empty();
                };
            case Measure.How.Average _ -> average();
        };
    }

    private static Function<Subject, Optional<BigDecimal>> whole(ToLongFunction<Subject> count) {
        return subject -> Optional.of(BigDecimal.valueOf(count.applyAsLong(subject)));
    }

    private ToLongFunction<Subject> sum() {
        return read(columns.numbers(places, from, to));
    }

    private ToLongFunction<Subject> read(int column) {
        return subject -> subject.count(columns, column);
    }

    private ToLongFunction<Subject> weeks(int eachAtLeast) {
        return atLeast(
                eachAtLeast,
                span.weeks().stream()
                        .mapToInt(week -> columns.numbers(places, Usage.day(week.from()), Usage.day(week.to())))
                        .toArray());
    }

    private ToLongFunction<Subject> kinds() {
        return atLeast(
                1,
                Arrays.stream(places)
                        .map(place -> columns.numbers(new int[] {place}, from, to))
                        .toArray());
    }

    /** In how many of the columns there is as much. */
    private ToLongFunction<Subject> atLeast(int least, int[] each) {
        return subject -> {
            var enough = 0;
            for (var column : each) {
                enough += subject.count(columns, column) >= least ? 1 : 0;
            }
            return enough;
        };
    }

    private ToLongFunction<Subject> dates() {
        return places.length == 1 ? read(columns.dates(places, from, to)) : subject -> days(subject.usage()).length;
    }

    /** Whether any of it happened on any date. */
    Condition happened() {
        var column = columns.dates(places, from, to);
        return subject -> Truth.of(subject.count(columns, column) > 0);
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

    /** Of an average, how many numbers there were. */
    private ToLongFunction<Subject> numbers() {
        return read(columns.numbers(places(Counting::isPresent), from, to));
    }

    private Function<Subject, Optional<BigDecimal>> average() {
        var sum = sum();
        var numbers = numbers();
        return subject -> {
            var found = numbers.applyAsLong(subject);
            return found == 0
                    ? Optional.empty()
                    : Optional.of(Scaled.number(sum.applyAsLong(subject))
                            .divide(BigDecimal.valueOf(found), MathContext.DECIMAL32));
        };
    }

    private OptionalLong extreme(Usage usage) {
        return Arrays.stream(places)
                .mapToObj(place -> usage.extreme(place, from, to))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Meter.merging(measure.meters().getFirst().name()));
    }
}
