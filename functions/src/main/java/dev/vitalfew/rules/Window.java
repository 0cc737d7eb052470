package dev.vitalfew.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Which dates a rule looks at, seen from the date that it is evaluated as of. */
public sealed interface Window {

    /** That many dates, the as-of date being the last. */
    record InLast(int days) implements Window {}

    /** That many complete days: they end the day before the as-of date. */
    record Complete(int days) implements Window {}

    /** As many days before {@link Complete}, to compare with. */
    record Before(int days) implements Window {}

    /** Fixed dates, both included, as far as they have come. */
    record Dates(LocalDate from, LocalDate to) implements Window {}

    /** All dates that are kept. */
    record Ever() implements Window {}

    /**
     * The definition, seen from 2026-03-31:
     *
     * <table>
     *   <tr><th>window<th>first date<th>last date
     *   <tr><td>in_last: 1d<td>2026-03-31<td>2026-03-31
     *   <tr><td>in_last: 30d<td>2026-03-02<td>2026-03-31
     *   <tr><td>in_last: 4w, weeks<td>2026-03-03<td>2026-03-30
     *   <tr><td>in_last: 28d, fell_by: now<td>2026-03-03<td>2026-03-30
     *   <tr><td>in_last: 28d, fell_by: before<td>2026-02-03<td>2026-03-02
     *   <tr><td>since: 2026-03-01<td>2026-03-01<td>2026-03-31
     *   <tr><td>until: 2026-02-28<td>whatever is kept<td>2026-02-28
     *   <tr><td>no window<td>whatever is kept<td>2026-03-31
     * </table>
     *
     * <p>Weeks are blocks of 7 days back from the last date: {@link Span#weeks}.
     */
    default Span seenFrom(LocalDate asOf) {
        return switch (this) {
            case InLast(var days) -> new Span(asOf.minusDays(days - 1L), asOf);
            case Complete(var days) -> new Span(asOf.minusDays(days), asOf.minusDays(1));
            case Before(var days) -> new Span(asOf.minusDays(2L * days), asOf.minusDays(days + 1L));
            case Dates(var from, var to) -> new Span(from, to.isBefore(asOf) ? to : asOf);
            case Ever() -> new Span(LocalDate.EPOCH, asOf);
        };
    }

    /** The most dates that it can have; {@link Long#MAX_VALUE} when one of its ends is not fixed. */
    default long mostDates() {
        return switch (this) {
            case InLast(var days) -> days;
            case Complete(var days) -> days;
            case Before(var days) -> days;
            case Dates(var from, var to) ->
                from.equals(LocalDate.EPOCH) || to.equals(LocalDate.MAX)
                        ? Long.MAX_VALUE
                        : ChronoUnit.DAYS.between(from, to) + 1;
            case Ever() -> Long.MAX_VALUE;
        };
    }

    /** How many dates back it needs, the as-of date included; {@link Meter#FOREVER} for all. */
    default int reach() {
        return switch (this) {
            case InLast(var days) -> days;
            case Complete(var days) -> days + 1;
            case Before(var days) -> 2 * days + 1;
            case Dates _, Ever _ -> Meter.FOREVER;
        };
    }
}
