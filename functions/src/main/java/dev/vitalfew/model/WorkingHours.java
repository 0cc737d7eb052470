package dev.vitalfew.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When the team works, in the model's time zone. */
public record WorkingHours(SendWindow hours, ZoneId zone) {

    /**
     * When {@code time} has been worked from {@code start} on: hours count within working hours alone; a day is the same time
     * of the next working day.
     */
    public Instant after(Instant start, WorkingTime time) {
        var from = within(start.atZone(zone));
        return switch (time) {
            case WorkingTime.Hours(var duration) -> worked(from, duration).toInstant();
            case WorkingTime.Days(var number) -> days(from, number).toInstant();
            case WorkingTime.Weeks(var number) ->
                days(from, number * hours.days().size()).toInstant();
        };
    }

    private ZonedDateTime worked(ZonedDateTime start, Duration duration) {
        var at = start;
        var left = duration;
        while (true) {
            var today = Duration.between(at, end(at));
            if (left.compareTo(today) <= 0) {
                return at.plus(left);
            }
            left = left.minus(today);
            at = nextDay(at).with(hours.from());
        }
    }

    private ZonedDateTime days(ZonedDateTime start, int number) {
        var at = start;
        for (var day = 0; day < number; day++) {
            at = nextDay(at);
        }
        return at;
    }

    /** That time, or when work begins next. */
    private ZonedDateTime within(ZonedDateTime time) {
        if (hours.days().contains(time.getDayOfWeek()) && time.isBefore(end(time))) {
            return time.toLocalTime().isBefore(hours.from()) ? time.with(hours.from()) : time;
        }
        return nextDay(time).with(hours.from());
    }

    private ZonedDateTime nextDay(ZonedDateTime time) {
        var next = time.plusDays(1);
        while (!hours.days().contains(next.getDayOfWeek())) {
            next = next.plusDays(1);
        }
        return next;
    }

    private ZonedDateTime end(ZonedDateTime day) {
        return day.with(hours.to());
    }
}
