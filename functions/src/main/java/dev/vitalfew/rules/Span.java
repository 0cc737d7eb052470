package dev.vitalfew.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;

/** The dates {@code from} to {@code to}, both included; none when {@code to} is earlier. */
public record Span(LocalDate from, LocalDate to) {

    public boolean has(LocalDate date) {
        return !date.isBefore(from) && !date.isAfter(to);
    }

    /** Its blocks of 7 days, the latest first; what is left over at the beginning is none. */
    public List<Span> weeks() {
        var weeks = (int) ((ChronoUnit.DAYS.between(from, to) + 1) / 7);
        return IntStream.range(0, weeks)
                .mapToObj(back -> new Span(to.minusDays(7L * back + 6), to.minusDays(7L * back)))
                .toList();
    }
}
