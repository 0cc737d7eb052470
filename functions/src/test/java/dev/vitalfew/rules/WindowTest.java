package dev.vitalfew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    @ParameterizedTest(name = "{0} of {1} days seen from {2}: {5}")
    @CsvSource({
        "in_last,   1, 2026-03-31, 2026-03-31, 2026-03-31, today is the only date",
        "in_last,  30, 2026-03-31, 2026-03-02, 2026-03-31, today is one of the 30",
        "in_last,  28, 2026-03-01, 2026-02-02, 2026-03-01, over the end of February",
        "complete, 28, 2026-03-31, 2026-03-03, 2026-03-30, today isn't over and doesn't count",
        "before,   28, 2026-03-31, 2026-02-03, 2026-03-02, it ends where the complete one begins",
        "complete,  7, 2026-03-30, 2026-03-23, 2026-03-29, the day on which clocks change is a day",
        "before,    1, 2026-01-01, 2025-12-30, 2025-12-30, the day before yesterday",
    })
    void namesItsDates(String kind, int days, LocalDate asOf, LocalDate from, LocalDate to, String why) {
        var window =
                switch (kind) {
                    case "in_last" -> new Window.InLast(days);
                    case "complete" -> new Window.Complete(days);
                    default -> new Window.Before(days);
                };

        assertThat(window.seenFrom(asOf)).as(why).isEqualTo(new Span(from, to));
        assertThat(from)
                .as("the reach is as far back as the first date")
                .isEqualTo(asOf.minusDays(window.reach() - 1L));
    }

    @ParameterizedTest(name = "week {0}")
    @CsvSource({
        "0, 2026-03-24, 2026-03-30",
        "1, 2026-03-17, 2026-03-23",
        "2, 2026-03-10, 2026-03-16",
        "3, 2026-03-03, 2026-03-09",
    })
    void weeksGoBackFromYesterday(int week, LocalDate from, LocalDate to) {
        var weeks = new Window.Complete(28).seenFrom(LocalDate.of(2026, 3, 31)).weeks();

        assertThat(weeks).hasSize(4);
        assertThat(weeks.get(week)).isEqualTo(new Span(from, to));
    }
}
