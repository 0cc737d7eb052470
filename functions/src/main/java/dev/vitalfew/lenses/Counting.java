package dev.vitalfew.lenses;

import dev.vitalfew.rules.Amount;
import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Meter.Reading;
import dev.vitalfew.rules.Rule;
import dev.vitalfew.rules.Scaled;
import dev.vitalfew.rules.Span;
import dev.vitalfew.usage.Panel;
import dev.vitalfew.usage.Usage;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * A measure over the dates of a span, made ready to be read from usages of one panel. A meter that is not on it was never
 * counted and reads as nothing.
 */
final class Counting {

    private final Measure measure;
    private final int from;
    private final int to;
    private final int[] places;
    /** Of an average, the meters that count how many numbers there were; {@link #places} add them up. */
    private final int[] present;
    /** How many blocks of 7 days the span has. */
    private final int weeks;

    Counting(Measure measure, Span span, Panel panel) {
        this.measure = measure;
        this.from = Usage.day(span.from());
        this.to = Usage.day(span.to());
        this.places = places(measure, panel, meter -> !isPresent(meter));
        this.present = places(measure, panel, Counting::isPresent);
        this.weeks = measure.how() instanceof Measure.How.Weeks ? span.weeks().size() : 0;
    }

    private static int[] places(Measure measure, Panel panel, Predicate<Meter> which) {
        return measure.meters().stream()
                .filter(which)
                .mapToInt(meter -> panel.place(meter.name()))
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
            case Measure.How.Times _ -> subject -> Truth.of(whole.has(sum(subject.usage())));
            case Measure.How.Days _ -> subject -> Truth.of(whole.has(dates(subject.usage())));
            case Measure.How.Weeks(var each) -> subject -> Truth.of(whole.has(weeks(subject.usage(), each)));
            case Measure.How.Kinds _ -> subject -> Truth.of(whole.has(kinds(subject.usage())));
            case Measure.How.Sum _ -> subject -> Truth.of(scaled.has(sum(subject.usage())));
            case Measure.How.Least _, Measure.How.Most _ ->
                subject -> {
                    var extreme = extreme(subject.usage());
                    return Truth.of(extreme.isPresent() && scaled.has(extreme.getAsLong()));
                };
            case Measure.How.Average _ ->
                subject -> {
                    // Compared without dividing: the sum with so many times the amount.
                    var numbers = numbers(subject.usage());
                    return Truth.of(numbers > 0
                            && amount.times(BigDecimal.valueOf(numbers)).test(Scaled.number(sum(subject.usage()))));
                };
        };
    }

    /** Empty when an average, a least or a most has no numbers. */
    Optional<BigDecimal> number(Usage usage) {
        return switch (measure.how()) {
            case Measure.How.Times _ -> Optional.of(BigDecimal.valueOf(sum(usage)));
            case Measure.How.Days _ -> Optional.of(BigDecimal.valueOf(dates(usage)));
            case Measure.How.Weeks(var each) -> Optional.of(BigDecimal.valueOf(weeks(usage, each)));
            case Measure.How.Kinds _ -> Optional.of(BigDecimal.valueOf(kinds(usage)));
            case Measure.How.Sum _ -> Optional.of(Scaled.number(sum(usage)));
            case Measure.How.Least _, Measure.How.Most _ -> {
                var extreme = extreme(usage);
                yield extreme.isPresent() ? Optional.of(Scaled.number(extreme.getAsLong())) : Optional.empty();
            }
            case Measure.How.Average _ -> average(usage);
        };
    }

    private long sum(Usage usage) {
        return sum(usage, places, from, to);
    }

    private static long sum(Usage usage, int[] places, int from, int to) {
        long sum = 0;
        for (var place : places) {
            sum = Scaled.plus(sum, usage.times(place, from, to));
        }
        return sum;
    }

    private int weeks(Usage usage, int eachAtLeast) {
        var byWeek = new long[weeks];
        for (var place : places) {
            usage.addWeeks(place, to, byWeek);
        }
        var enough = 0;
        for (var times : byWeek) {
            enough += times >= eachAtLeast ? 1 : 0;
        }
        return enough;
    }

    private int kinds(Usage usage) {
        var kinds = 0;
        for (var place : places) {
            if (usage.times(place, from, to) > 0) {
                kinds++;
            }
        }
        return kinds;
    }

    private int dates(Usage usage) {
        return places.length == 1 ? usage.dates(places[0], from, to) : days(usage).length;
    }

    /** Whether any of it happened on any date. */
    boolean happened(Usage usage) {
        for (var place : places) {
            if (usage.dates(place, from, to) > 0) {
                return true;
            }
        }
        return false;
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

    private long numbers(Usage usage) {
        return sum(usage, present, from, to);
    }

    private Optional<BigDecimal> average(Usage usage) {
        var numbers = numbers(usage);
        return numbers == 0
                ? Optional.empty()
                : Optional.of(Scaled.number(sum(usage)).divide(BigDecimal.valueOf(numbers), MathContext.DECIMAL32));
    }

    private OptionalLong extreme(Usage usage) {
        return Arrays.stream(places)
                .mapToObj(place -> usage.extreme(place, from, to))
                .flatMapToLong(OptionalLong::stream)
                .reduce(Meter.merging(measure.meters().getFirst().name()));
    }
}
