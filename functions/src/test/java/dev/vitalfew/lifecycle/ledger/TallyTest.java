package dev.vitalfew.lifecycle.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {

    @ParameterizedTest(name = "{4}")
    @CsvSource({
        "199, 199, 199, FINE, too few emails say nothing",
        "200, 0, 0, FINE, nobody bounced",
        "200, 3, 0, FINE, 1.5 %",
        "200, 4, 0, NEAR, 2 % is half of it",
        "200, 7, 0, NEAR, 3.5 %",
        "200, 8, 0, OVER, 4 %",
        "200, 0, 1, FINE, one complaint of 200 is chance",
        "200, 0, 2, NEAR, two are not",
        "200, 0, 3, OVER, three are too many",
        "1500, 0, 3, OVER, 0.2 %",
        "1501, 0, 3, NEAR, a little less",
        "3000, 0, 3, NEAR, 0.1 % is half of it",
        "3001, 0, 3, FINE, a little less",
    })
    void stopsAtTheLimitsAndWarnsAtHalfOfThem(
            long sent, long bounced, long complained, Tally.Verdict expected, String reason) {
        assertThat(new Tally(sent, bounced, complained).verdict(Breaker.FEWEST)).isEqualTo(expected);
    }
}
