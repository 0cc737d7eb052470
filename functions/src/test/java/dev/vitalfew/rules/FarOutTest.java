package dev.vitalfew.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody can state, and no rule can work with, is none, and takes no time. */
class FarOutTest {

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "-1e-100000000"})
    void isNoNumber(String number) {
        assertThat(Comparison.number(new TextNode(number))).isEmpty();
        assertThat(Comparison.number(DecimalNode.valueOf(new BigDecimal(number))))
                .isEmpty();
        assertThat(new Comparison.Is("5").test(new TextNode(number))).isFalse();
    }

    @Test
    void butOneWithAnExponentIs() {
        assertThat(Comparison.number(new TextNode("1.5e3")))
                .hasValueSatisfying(number -> assertThat(number).isEqualByComparingTo("1500"));
    }

    @Test
    void hasNoAnniversary() {
        assertThat(new DateTest.Anniversary(0).test(LocalDate.MAX, LocalDate.of(2026, 11, 28)))
                .isFalse();
    }

    @Test
    void butTodayAYearAgoHas() {
        assertThat(new DateTest.Anniversary(0).test(LocalDate.of(2025, 11, 28), LocalDate.of(2026, 11, 28)))
                .isTrue();
    }
}
