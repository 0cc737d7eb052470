package dev.vitalfew.lenses;

import dev.vitalfew.rules.Measure;
import dev.vitalfew.rules.Meter;
import dev.vitalfew.rules.Span;
import dev.vitalfew.usage.Usage;
import java.util.List;

/** Reads a measure from usage. */
final class Counting {

    private Counting() {}

    static long count(Measure measure, Usage usage, Span span) {
        var meters = measure.meters();
        return switch (measure.how()) {
            case Measure.How.Times() -> times(meters, usage, span);
            case Measure.How.Days() -> days(meters, usage, span);
            case Measure.How.Weeks(var eachAtLeast) ->
                span.weeks().stream()
                        .filter(week -> times(meters, usage, week) >= eachAtLeast)
                        .count();
            case Measure.How.Kinds() ->
                meters.stream().filter(meter -> times(meter, usage, span) > 0).count();
        };
    }

    private static long times(List<Meter> meters, Usage usage, Span span) {
        return meters.stream().mapToLong(meter -> times(meter, usage, span)).sum();
    }

    private static long times(Meter meter, Usage usage, Span span) {
        return usage.times(meter, span.from(), span.to());
    }

    private static long days(List<Meter> meters, Usage usage, Span span) {
        return meters.stream()
                .flatMap(meter -> usage.dates(meter, span.from(), span.to()).stream())
                .distinct()
                .count();
    }
}
