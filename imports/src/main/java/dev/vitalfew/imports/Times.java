package dev.vitalfew.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;

/** Reads the times of a file: by the mapping's own form, else ISO 8601 or seconds since 1970. */
final class Times {

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[ ][XXXXX][XXXX][X]")
            .toFormatter(Locale.ROOT);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Times() {}

    /** Throws {@link BadRow}: an event with a time that nobody can read would count as of today. */
    static Instant read(String text, Optional<String> pattern, ZoneId zone) {
        var time = parse(text.strip(), pattern, zone)
                .orElseThrow(() -> new BadRow(BadRows.quoted(text) + " is no time; expected "
                        + pattern.orElse("2024-12-31, 2024-12-31 10:00 or 2024-12-31T10:00:00Z")
                        + " (another form is named with { column: …, format: dd.MM.yyyy })"));
        if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            throw new BadRow(BadRows.quoted(text) + " is not between 2000 and 9999");
        }
        return time;
    }

    private static Optional<Instant> parse(String text, Optional<String> pattern, ZoneId zone) {
        if (pattern.isEmpty() && text.matches("\\d{9,11}|\\d{12,14}")) {
            var number = Long.parseLong(text);
            return Optional.of(text.length() < 12 ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
        }
        try {
            var form = pattern.map(own -> DateTimeFormatter.ofPattern(own, Locale.ENGLISH))
                    .orElse(ISO);
            return Optional.of(
                    switch (form.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                        case OffsetDateTime time -> time.toInstant();
                        case LocalDateTime time -> time.atZone(zone).toInstant();
                        case LocalDate date -> date.atStartOfDay(zone).toInstant();
                        default -> throw new DateTimeException(text);
                    });
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
