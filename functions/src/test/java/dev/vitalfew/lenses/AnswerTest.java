package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    private static final Instant FIRST = Instant.parse("2026-03-20T10:00:00Z");

    @ParameterizedTest
    @CsvSource(textBlock = """
            # first, then, days later, which stands
            s#a, s#b, 1,  9
            p#a, p#b, 1,  9
            p#a, s#b, 1,  9
            # A browser's answer replaces a signed one once that is a quarter old.
            s#a, p#b, 1,  2
            s#a, p#b, 89, 2
            s#a, p#b, 91, 9
            # At the same time the message decides, whichever comes first.
            s#a, s#b, 0,  9
            s#b, s#a, 0,  2
            """)
    void theLaterStands(String first, String then, int daysLater, int score) {
        var one = new Answer(2, FIRST, first);
        var other = new Answer(9, FIRST.plus(Duration.ofDays(daysLater)), then);

        assertThat(Answer.later(one, other).score()).isEqualTo(score);
        assertThat(Answer.later(other, one).score()).isEqualTo(score);
    }
}
