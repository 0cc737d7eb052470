package dev.vitalfew.model;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;

/** The recipient's local hours and days in which emails are sent: from {@code from} to just before {@code to}. */
public record SendWindow(LocalTime from, LocalTime to, Set<DayOfWeek> days) {

    public SendWindow {
        days = Set.copyOf(days);
    }
}
