package dev.vitalfew.lifecycle.send;

import dev.vitalfew.model.SendWindow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When an email may be sent, by the recipient's local time, on days when clocks change too. */
public final class QuietHours {

    /** A window that is open on one day of the week comes again within these days, also when clocks leave it out once. */
    private static final int HORIZON_DAYS = 15;

    private final SendWindow window;
    private final ZoneId zone;

    public QuietHours(SendWindow window, ZoneId zone) {
        this.window = window;
        this.zone = zone;
    }

    /** {@code now} when it may be sent now, else the first moment when it may. */
    public Instant next(Instant now) {
        if (isOpen(now)) {
            return now;
        }
        var today = now.atZone(zone).toLocalDate();
        return LongStream.rangeClosed(0, HORIZON_DAYS)
                .mapToObj(today::plusDays)
                .flatMap(date -> openings(date).sorted())
                .filter(opening -> opening.isAfter(now) && isOpen(opening))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("a send window that never opens: " + window));
    }

    private boolean isOpen(Instant instant) {
        var local = instant.atZone(zone);
        var time = local.toLocalTime();
        if (window.from().isBefore(window.to())) {
            return isDay(local.toLocalDate()) && !time.isBefore(window.from()) && time.isBefore(window.to());
        }
        // Over midnight: the hours after it belong to the day before.
        return time.isBefore(window.to())
                ? isDay(local.toLocalDate().minusDays(1))
                : !time.isBefore(window.from()) && isDay(local.toLocalDate());
    }

    private boolean isDay(LocalDate date) {
        return window.days().isEmpty() || window.days().contains(date.getDayOfWeek());
    }

    /** When the window's first minute comes on that date: twice when the clock goes back over it, and after a gap over it. */
    private Stream<Instant> openings(LocalDate date) {
        var from = date.atTime(window.from());
        var rules = zone.getRules();
        var valid = rules.getValidOffsets(from).stream().map(from::toInstant);
        var transition = Stream.ofNullable(
                        rules.nextTransition(date.atStartOfDay(zone).toInstant().minusSeconds(1)))
                .map(change -> change.getInstant())
                .filter(change -> change.atZone(zone).toLocalDate().equals(date));
        return Stream.concat(valid, transition);
    }
}
