package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.rules.Comparison;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a trait as a date: an ISO date, an ISO time with its offset, or seconds or milliseconds since 1970. */
public final class StatedDate {

    /** Numbers from here on are milliseconds; as seconds they would be in the year 5138. */
    private static final long LEAST_MILLISECONDS = 100_000_000_000L;

    private StatedDate() {}

    public static Optional<LocalDate> of(JsonNode value, ZoneId zone) {
        var number = Comparison.number(value);
        if (number.isPresent()) {
            return parsed(() -> LocalDate.ofInstant(epoch(number.get().longValue()), zone));
        }
        if (!value.isTextual()) {
            return Optional.empty();
        }
        var text = value.textValue().strip();
        return parsed(() -> LocalDate.parse(text))
                .or(() -> parsed(
                        () -> LocalDate.ofInstant(OffsetDateTime.parse(text).toInstant(), zone)));
    }

    private static Instant epoch(long number) {
        return number >= LEAST_MILLISECONDS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    }

    private static Optional<LocalDate> parsed(Supplier<LocalDate> parse) {
        try {
            return Optional.of(parse.get());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
