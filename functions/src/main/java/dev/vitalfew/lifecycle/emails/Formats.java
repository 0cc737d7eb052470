package dev.vitalfew.lifecycle.emails;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.text.NumberFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates and numbers as the recipient's language writes them, values as links do; null for what is none, as if it was missing. */
final class Formats {

    private Formats() {}

    /** @param zone whose date a moment has; UTC when it names none */
    static @Nullable String date(@Nullable Object value, Locale locale, @Nullable Object zone) {
        var text = String.valueOf(value);
        try {
            var date = text.length() > "2026-12-31".length()
                    ? OffsetDateTime.parse(text).atZoneSameInstant(zone(zone)).toLocalDate()
                    : LocalDate.parse(text);
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(date);
        } catch (DateTimeException _) {
            return null;
        }
    }

    static @Nullable String number(@Nullable Object value, Locale locale) {
        try {
            return NumberFormat.getNumberInstance(locale).format(new BigDecimal(String.valueOf(value)));
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** Percent-encoded, for a place in a link. */
    static @Nullable String url(@Nullable Object value) {
        return value == null
                ? null
                : URLEncoder.encode(String.valueOf(value), UTF_8).replace("+", "%20");
    }

    private static ZoneId zone(@Nullable Object zone) {
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(String.valueOf(zone));
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }
}
