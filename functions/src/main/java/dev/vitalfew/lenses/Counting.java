package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import dev.vitalfew.rules.Scaled;
import dev.vitalfew.rules.Span;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Reads a measure from usage. */
final class Counting {

    private Counting() {}

    /** Whether the measure is of that amount; an average, a least or a most of no numbers is of none. */
    static boolean test(Measure measure, Amount amount, Usage usage, Span span) {
        if (measure.how() instanceof Measure.How.Average) {
            // Compared without dividing: the sum with so many times the amount.
            var numbers = times(measure, Counting::isPresent, usage, span);
            var sum = Scaled.number(times(measure, meter -> !isPresent(meter), usage, span));
            return numbers > 0 && amount.times(BigDecimal.valueOf(numbers)).test(sum);
        }
        return number(measure, usage, span).filter(amount::test).isPresent();
    }

    /** Empty when an average, a least or a most has no numbers. */
    static Optional<BigDecimal> number(Measure measure, Usage usage, Span span) {
        var meters = measure.meters();
        return switch (measure.how()) {
            case Measure.How.Times() -> Optional.of(BigDecimal.valueOf(times(meters, usage, span)));
            case Measure.How.Days() ->
                Optional.of(BigDecimal.valueOf(dates(measure, usage, span).size()));
            case Measure.How.Weeks(var eachAtLeast) ->
                Optional.of(BigDecimal.valueOf(span.weeks().stream()
                        .filter(week -> times(meters, usage, week) >= eachAtLeast)
                        .count()));
            case Measure.How.Kinds() ->
                Optional.of(BigDecimal.valueOf(meters.stream()
                        .filter(meter -> times(meter, usage, span) > 0)
                        .count()));
            case Measure.How.Sum _ -> Optional.of(Scaled.number(times(meters, usage, span)));
            case Measure.How.Average _ -> average(measure, usage, span);
            case Measure.How.Least _, Measure.How.Most _ -> extreme(meters, usage, span);
        };
    }

    private static Optional<BigDecimal> average(Measure measure, Usage usage, Span span) {
        var numbers = times(measure, Counting::isPresent, usage, span);
        var sum = times(measure, meter -> !isPresent(meter), usage, span);
        return numbers == 0
                ? Optional.empty()
                : Optional.of(Scaled.number(sum).divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL32));
    }

    private static boolean isPresent(Meter meter) {
        return meter.reading() instanceof Reading.Present;
    }

    private static Optional<BigDecimal> extreme(List<Meter> meters, Usage usage, Span span) {
        return meters.stream()
                .flatMapToLong(meter -> usage.extreme(meter, span.from(), span.to()).stream())
                .reduce(Meter.merging(meters.getFirst().name()))
                .stream()
                .mapToObj(Scaled::number)
                .findFirst();
    }

    private static long times(Measure measure, Predicate<Meter> which, Usage usage, Span span) {
        return times(measure.meters().stream().filter(which).toList(), usage, span);
    }

    private static long times(List<Meter> meters, Usage usage, Span span) {
        return meters.stream().mapToLong(meter -> times(meter, usage, span)).reduce(0, Scaled::plus);
    }

    private static long times(Meter meter, Usage usage, Span span) {
        return usage.times(meter, span.from(), span.to());
    }

    /** On which dates any of it happened. */
    static NavigableSet<LocalDate> dates(Measure measure, Usage usage, Span span) {
        var dates = new TreeSet<LocalDate>();
        measure.meters().forEach(meter -> dates.addAll(usage.dates(meter, span.from(), span.to())));
        return dates;
    }
}
