package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.usage.Usage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlanceTest {

    private final Glance glance = new Glance(new Usage(Map.of("event", new TreeMap<>())).panel());

    @Test
    void isMadeReadyAnewOnlyWhenMoreIsAsked() {
        ask(2);
        var ready = glance.reader();

        ask(2);

        assertThat(glance.reader()).isSameAs(ready);

        ask(3);

        assertThat(glance.reader()).isNotSameAs(ready);
    }

    /** Java's hashes of these texts are the same. */
    @ParameterizedTest
    @CsvSource({"Aa, BB", "BB, Aa"})
    void remembersOfAValueNotWhatAnotherOfTheSameHashIsLike(String one, String other) {
        var isIt = glance.stated("plan", value -> value.asText().equals(one));

        assertThat(isIt.holds(subject(one))).isTrue();
        assertThat(isIt.holds(subject(other))).isFalse();
        assertThat(isIt.holds(subject(one))).isTrue();
    }

    private static Subject subject(String plan) {
        var trait = new Trait(TextNode.valueOf(plan), Instant.EPOCH, "m");
        var facts = new Facts(Id.known("1"), Map.of("plan", trait), Usage.NONE, Instant.EPOCH);
        return new Subject(facts, facts.usage(), Crowd.NOBODY, ZoneOffset.UTC);
    }

    private void ask(int least) {
        glance.counted(new int[] {0}, 0, 20_000, false, least);
    }
}
