package dev.vitalfew.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * A time as clients write it: ISO 8601, with or without an offset (then UTC), or a date alone. What can't be read, or
 * is before 2000 or beyond 9999 (an unset clock, a broken one), counts as missing.
 */
final class WireTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-30T23:59:59.999Z");

    private static final DateTimeFormatter FORMAT = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendPattern("['T'][ ]")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendPattern("[XXXXX][XXXX][X]")
            .toFormatter();

    private WireTime() {}

    static Optional<Instant> read(JsonNode node) {
        if (!node.isTextual()) {
            return Optional.empty();
        }
        return parse(node.textValue().strip()).filter(time -> !time.isBefore(EARLIEST) && !time.isAfter(LATEST));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(
                    switch (FORMAT.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from)) {
                        case OffsetDateTime time -> time.toInstant();
                        case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
                        case LocalDate date -> date.atStartOfDay(ZoneOffset.UTC).toInstant();
                        default -> throw new DateTimeException(text);
                    });
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
