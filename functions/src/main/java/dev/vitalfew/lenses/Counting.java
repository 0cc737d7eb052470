package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
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
            case Measure.How.Times _ -> new Condition.Counted(columns, column(), false, whole);
            case Measure.How.Sum _ -> new Condition.Counted(columns, column(), false, scaled);
            case Measure.How.Days _ when places.length == 1 -> new Condition.Counted(columns, column(), true, whole);
            case Measure.How.Days _ ->
                new Condition.Other(subject -> Truth.of(whole.has(days(subject.usage()).length)));
            case Measure.How.Weeks(var each) -> new Condition.Several(columns, weeks(), each, whole);
            case Measure.How.Kinds _ -> new Condition.Several(columns, kinds(), 1, whole);
            case Measure.How.Least _, Measure.How.Most _ ->
                new Condition.Other(subject -> {
                    var extreme = extreme(subject.usage());
                    return Truth.of(extreme.isPresent() && scaled.has(extreme.getAsLong()));
                });
            case Measure.How.Average _ -> average(amount);
        };
    }

    private Condition average(Amount amount) {
        var sum = sum();
        var numbers = numbers();
        return new Condition.Other(subject -> {
            // Compared without dividing: the sum with so many times the amount.
            var found = numbers.applyAsLong(subject);
            return Truth.of(
                    found > 0 && amount.times(BigDecimal.valueOf(found)).test(Scaled.number(sum.applyAsLong(subject))));
        });
    }

    private int column() {
        return columns.column(places, from, to);
    }

    /** Empty when an average, a least or a most has no numbers. */
    Function<Subject, Optional<BigDecimal>> number() {
        return switch (measure.how()) {
            case Measure.How.Times _ -> whole(sum());
            case Measure.How.Days _ -> whole(dates());
            case Measure.How.Weeks(var each) -> whole(several(weeks(), each));
            case Measure.How.Kinds _ -> whole(several(kinds(), 1));
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
        return sum(places);
    }

    private ToLongFunction<Subject> sum(int[] ofPlaces) {
        var column = columns.column(ofPlaces, from, to);
        return subject -> subject.counts(columns).numbers(column);
    }

    private int[] weeks() {
        return span.weeks().stream()
                .mapToInt(week -> columns.column(places, Usage.day(week.from()), Usage.day(week.to())))
                .toArray();
    }

    private int[] kinds() {
        return Arrays.stream(places)
                .map(place -> columns.column(new int[] {place}, from, to))
                .toArray();
    }

    private ToLongFunction<Subject> several(int[] each, long least) {
        return subject -> subject.counts(columns).columnsWith(least, each);
    }

    private ToLongFunction<Subject> dates() {
        if (places.length != 1) {
            return subject -> days(subject.usage()).length;
        }
        var column = column();
        return subject -> subject.counts(columns).dates(column);
    }

    /** Whether any of it happened on any date. */
    Condition happened() {
        return new Condition.Counted(columns, column(), true, Amount.atLeast(1).range(0));
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
        return sum(places(Counting::isPresent));
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
