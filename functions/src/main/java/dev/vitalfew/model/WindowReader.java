package dev.vitalfew.model;

import dev.vitalfew.rules.Window;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Reads which dates a condition looks at: {@code in_last}, or {@code since} and {@code until}, or neither for all. */
final class WindowReader {

    static final List<String> KEYS = List.of("in_last", "since", "until");

    /** The log keeps events so long; a count over more could not be made again from it. */
    static final int LOG_DAYS = 100;

    private WindowReader() {}

    static Optional<Window> read(Entry entry, boolean weeks) {
        if (entry.has("since") || entry.has("until")) {
            return dates(entry, weeks);
        }
        if (!entry.has("in_last")) {
            if (weeks) {
                entry.error(entry.place(), "weeks are counted back from today", "in_last: 4w");
                return Optional.empty();
            }
            return Optional.of(new Window.Ever());
        }
        var days = entry.text("in_last").flatMap(Quantity::days);
        if (days.isEmpty() || weeks && days.get() % 7 != 0) {
            entry.error(
                    entry.at("in_last"),
                    entry.text("in_last").orElse("nothing")
                            + (weeks ? " is not a number of weeks" : " is not a number of days or weeks"),
                    weeks ? "in_last: 4w" : "in_last: 28d");
            return Optional.empty();
        }
        var window = weeks ? new Window.Complete(days.get()) : new Window.InLast(days.get());
        return isInLog(entry, "in_last", window.reach(), weeks ? 98 : LOG_DAYS)
                ? Optional.of(window)
                : Optional.empty();
    }

    private static Optional<Window> dates(Entry entry, boolean weeks) {
        if (entry.has("in_last") || weeks) {
            entry.error(
                    entry.atKey(entry.has("since") ? "since" : "until"),
                    weeks ? "weeks are counted back from today" : "a condition has one time",
                    weeks ? "in_last: 4w" : "in_last, or since and until");
            return Optional.empty();
        }
        var from = entry.has("since") ? date(entry, "since") : Optional.of(LocalDate.EPOCH);
        var to = entry.has("until") ? date(entry, "until") : Optional.of(LocalDate.MAX);
        if (from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (from.get().isAfter(to.get())) {
            entry.error(entry.at("until"), "there are no dates since " + from.get(), "a later date");
            return Optional.empty();
        }
        return Optional.of(new Window.Dates(from.get(), to.get()));
    }

    /** Whether events that lie so far back are still in the log. */
    static boolean isInLog(Entry entry, String key, int reach, int most) {
        if (reach > LOG_DAYS) {
            entry.error(
                    entry.at(key),
                    "this reaches back " + reach + " days, and the log keeps " + LOG_DAYS,
                    key + ": " + most + "d at most");
        }
        return reach <= LOG_DAYS;
    }

    static Optional<LocalDate> date(Entry entry, String key) {
        var text = entry.text(key);
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException _) {
            entry.error(entry.at(key), text.orElse("nothing") + " is no date as year-month-day", key + ": 2026-03-31");
            return Optional.empty();
        }
    }
}
