package dev.vitalfew.local.pages;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a person of the model's time zone reads them. */
record Times(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

    static Times in(String zone) {
        try {
            return new Times(ZoneId.of(zone));
        } catch (DateTimeException _) {
            return new Times(ZoneId.of("UTC"));
        }
    }

    String at(Instant time) {
        return TIME.format(time.atZone(zone));
    }

    /** @param time as the API writes it; anything else is shown as it is, escaped */
    String at(String time) {
        try {
            return "<time datetime=\"" + Html.text(time) + "\">" + at(Instant.parse(time)) + "</time>";
        } catch (DateTimeException _) {
            return Html.text(time);
        }
    }

    static String day(String date) {
        return DAY.format(LocalDate.parse(date));
    }
}
