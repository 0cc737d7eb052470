package dev.vitalfew.lifecycle.send;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.model.SendWindow;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {

    /** In Berlin clocks go from 2 to 3 on 29 March 2026 and from 3 back to 2 on 25 October 2026, both Sundays, at 1:00 UTC. */
    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "09:00, 17:00, mon-fri, 2026-11-24T08:00:00Z, 2026-11-24T08:00:00Z, open at the first minute",
        "09:00, 17:00, mon-fri, 2026-11-24T07:59:59Z, 2026-11-24T08:00:00Z, a second before it opens",
        "09:00, 17:00, mon-fri, 2026-11-24T15:59:59Z, 2026-11-24T15:59:59Z, open in the last second",
        "09:00, 17:00, mon-fri, 2026-11-24T16:00:00Z, 2026-11-25T08:00:00Z, closed at the end",
        "09:00, 17:00, mon-fri, 2026-11-27T16:00:00Z, 2026-11-30T08:00:00Z, over the weekend",
        "09:00, 17:00, mon-fri, 2026-03-27T17:00:00Z, 2026-03-30T07:00:00Z, Friday to Monday over the lost hour",
        "09:00, 17:00, mon-fri, 2026-10-23T16:00:00Z, 2026-10-26T08:00:00Z, Friday to Monday over the hour that comes twice",
        "09:00, 17:00, mon-sun, 2026-03-29T00:30:00Z, 2026-03-29T07:00:00Z, on the day of the lost hour",
        "09:00, 17:00, mon-sun, 2026-10-25T00:30:00Z, 2026-10-25T08:00:00Z, on the day of the hour that comes twice",
        "02:30, 06:00, mon-sun, 2026-03-29T00:30:00Z, 2026-03-29T01:00:00Z, 2:30 does not exist so 3:00 is the first moment",
        "02:10, 02:50, mon-sun, 2026-03-29T00:30:00Z, 2026-03-30T00:10:00Z, the whole window does not exist that day",
        "02:30, 06:00, mon-sun, 2026-10-25T00:00:00Z, 2026-10-25T00:30:00Z, the first 2:30 of two",
        "01:00, 02:30, mon-sun, 2026-10-25T00:45:00Z, 2026-10-25T01:00:00Z, the clock goes back into the window",
        "02:00, 03:00, sun-sun, 2026-03-28T12:00:00Z, 2026-04-05T00:00:00Z, the week's only window does not exist",
        "22:00, 06:00, fri-fri, 2026-11-27T20:00:00Z, 2026-11-27T21:00:00Z, over midnight",
        "22:00, 06:00, fri-fri, 2026-11-28T04:59:00Z, 2026-11-28T04:59:00Z, the morning after belongs to the evening before",
        "22:00, 06:00, fri-fri, 2026-11-27T04:00:00Z, 2026-11-27T21:00:00Z, the morning before does not",
    })
    void opensByTheRecipientsClock(
            LocalTime from, LocalTime to, String days, Instant now, Instant expected, String reason) {
        var window = new SendWindow(from, to, days(days));

        assertThat(new QuietHours(window, ZoneId.of("Europe/Berlin")).next(now)).isEqualTo(expected);
    }

    private static EnumSet<DayOfWeek> days(String days) {
        return switch (days) {
            case "mon-fri" -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
            case "sun-sun" -> EnumSet.of(DayOfWeek.SUNDAY);
            case "fri-fri" -> EnumSet.of(DayOfWeek.FRIDAY);
            default -> EnumSet.allOf(DayOfWeek.class);
        };
    }
}
