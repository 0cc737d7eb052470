package dev.vitalfew.lifecycle.results;

import static dev.vitalfew.lifecycle.enrollments.Enrollment.Draw.HELD_OUT;
import static dev.vitalfew.lifecycle.enrollments.Enrollment.Draw.TREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RevenueTest {

    private static final Instant BEGAN = Instant.parse("2026-10-01T09:00:00Z");

    private final Revenue revenue = new Revenue();
    private int accounts;

    /** A standard error of 0.4935 by the t of 50.55 degrees of freedom, as SciPy has it: 0.9911. */
    @Test
    void saysHowMuchMoreThoseWhoGotItPay() {
        for (var number = 0; number < 40; number++) {
            changed(TREATED, 100, 100 + number % 10);
            changed(HELD_OUT, 100, 100 + number % 4);
        }

        var said = said();
        assertThat(said.at("/treated/accounts").asInt()).isEqualTo(40);
        assertThat(said.at("/treated/change").asInt()).isEqualTo(180);
        assertThat(said.at("/treated/perAccount").asDouble()).isEqualTo(4.5);
        assertThat(said.path("difference").asDouble()).isEqualTo(3.0);
        assertThat(said.path("from").asDouble()).isEqualTo(2.01);
        assertThat(said.path("to").asDouble()).isEqualTo(3.99);
        assertThat(said.path("verdict").asText()).isEqualTo("helps");
    }

    @ParameterizedTest
    @CsvSource({
        "40, 40, 0, 0, not enough data", // nobody pays anything else
        "29, 40, 50, 0, not enough data",
        "40, 29, 50, 0, not enough data",
        "40, 40, 50, 50, no evidence",
        "40, 40, 0, 50, harms",
    })
    void saysNoMoreThanTheAccountsDo(int treated, int heldOut, int more, int moreHeldOut, String verdict) {
        for (var number = 0; number < treated; number++) {
            changed(TREATED, 100, 100 + more);
        }
        for (var number = 0; number < heldOut; number++) {
            changed(HELD_OUT, 100, 100 + moreHeldOut);
        }

        assertThat(said().path("verdict").asText()).isEqualTo(verdict);
    }

    @Test
    void countsAnAccountOnceByWhoeverBeganFirstAndNotOnBothSides() {
        revenue.add("g:one", TREATED, BEGAN.plusSeconds(9), mrr("100", "500"));
        revenue.add("g:one", TREATED, BEGAN, mrr("100", "120"));
        revenue.add("g:both", TREATED, BEGAN, mrr("100", "900"));
        revenue.add("g:both", HELD_OUT, BEGAN, mrr("100", "900"));
        revenue.add("g:lost", HELD_OUT, BEGAN, Mrr.UNKNOWN.before(Optional.of(BigDecimal.TEN)));

        assertThat(said().at("/treated/accounts").asInt()).isEqualTo(1);
        assertThat(said().at("/treated/change").asInt()).isEqualTo(20);
        assertThat(said().at("/heldOut/accounts").asInt()).isZero();
        assertThat(said().path("onBothSides").asInt()).isEqualTo(1);
    }

    /** Else a trial that becomes a customer would count, and one that doesn't would not. */
    @Test
    void whoStatesNothingPaysNothing() {
        revenue.add("g:trial", TREATED, BEGAN, Mrr.UNKNOWN);
        revenue.add("g:customer", TREATED, BEGAN, Mrr.UNKNOWN.after(Optional.of(new BigDecimal("90"))));

        assertThat(said().at("/treated/accounts").asInt()).isEqualTo(2);
        assertThat(said().at("/treated/perAccount").asInt()).isEqualTo(45);
    }

    @ParameterizedTest
    @CsvSource({"90, 90", "' 90.50 ', 90.5", "0, 0", "1e999999999,", "1e-999999999,", "much,", "1e3, 1000"})
    void readsWhatAnAccountPays(String stated, BigDecimal mrr) {
        var traits = Map.<String, JsonNode>of(Mrr.TRAIT, JsonNodeFactory.instance.textNode(stated));

        assertThat(new Mrr(Mrr.stated(traits), Optional.empty()).before().map(BigDecimal::toPlainString))
                .isEqualTo(Optional.ofNullable(mrr).map(BigDecimal::toPlainString));
    }

    private void changed(Draw side, int before, int after) {
        revenue.add("g:" + accounts++, side, BEGAN, mrr(String.valueOf(before), String.valueOf(after)));
    }

    private static Mrr mrr(String before, String after) {
        return new Mrr(Optional.of(new BigDecimal(before)), Optional.of(new BigDecimal(after)));
    }

    private JsonNode said() {
        return new ObjectMapper().valueToTree(revenue.said());
    }
}
