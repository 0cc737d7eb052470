package dev.vitalfew.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.wire.Json;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TurnsTest {

    @Test
    void givesEachLaneABatchInTurn() {
        var turns = new Turns(2, 3);

        var lanes = IntStream.range(0, 9).mapToObj(key -> turns.laneOf(entry("k" + key)));

        assertThat(lanes).containsExactly(1, 1, 1, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void keepsAKeyInItsLaneWhileItIsOnItsWay() {
        var turns = new Turns(2, 2);
        var first = entry("same");

        var lanes = List.of(
                turns.laneOf(first), turns.laneOf(entry("b")), turns.laneOf(entry("c")), turns.laneOf(entry("same")));

        assertThat(lanes).containsExactly(1, 1, 0, 1);
    }

    @Test
    void letsAKeyGoOnAnywhereOnceItWasTaken() {
        var turns = new Turns(2, 2);
        var first = entry("same");

        turns.laneOf(first);
        turns.laneOf(entry("b"));
        first.markDone();

        assertThat(turns.laneOf(entry("same"))).isEqualTo(0);
    }

    private static Entry entry(String key) {
        var event = Json.object();
        event.putObject("dynamodb").putObject("Keys").putObject("id").put("S", key);
        return new Entry("shard", event);
    }
}
