package dev.vitalfew.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainReasonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "not enterprise: plan is starter (needs enterprise), employees is missing (needs at least 1000);"
                        + " not mid_market: plan is starter (needs scale), employees is missing (needs between 50"
                        + " and 999) | plan is starter | employees is missing",
                "as of 2026-11-24: active on 2 of the last 28 days (needs 16) | active on 2 of the last 28 days |",
                "active on 3 of the last 28 complete days, before that 9 (a fall of 50% from at least 8), mrr is 400 (needs"
                        + " at least 100) | active on 3 of the last 28 complete days | before that 9",
                "40% of 5 people: NPS detractor (needs at least 20%), no Payment Failed in the last 14 days"
                        + " | no Payment Failed in the last 14 days |",
                "pinned until 2026-12-31 | |",
            })
    void saysWhatWasFoundAndNothingOfOthers(String reason, String fact, String another) {
        var facts = Stream.of(fact, another).filter(Objects::nonNull).toList();

        assertThat(PlainReason.of(reason, true, Set.of("mrr"))).isEqualTo(facts);
    }

    @Test
    void tellsPeopleAllOfThemselves() {
        assertThat(PlainReason.of("mrr is 400 (needs at least 100)", false, Set.of("mrr")))
                .isEqualTo(List.of("mrr is 400"));
    }
}
