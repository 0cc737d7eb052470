package dev.vitalfew.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class EnginesTest {

    @Test
    void allEnginesPutEverybodyIntoTheSameSegments() {
        var history = Histories.of(2_000, 20);
        var population = new Population(history);
        var stored = new ArrayList<Map<String, AttributeValue>>();
        for (var person = 0; person < history.people(); person++) {
            stored.add(population.stored(person));
        }
        var ceiling = new Ceiling(history);
        ceiling.run();
        var expected = ceiling.memberships();

        try (var duck = new DuckDb(history)) {
            var log = new DuckDbLog(duck, history);
            for (var engine : new Engine[] {
                new Product(stored, population.items(), population.modelOfAll()),
                new ProductOnUsage(stored, population.items(), population.modelOfAll()),
                new DuckDbAtOnce(duck),
                new DuckDbEach(duck),
                new DuckDbLogAtOnce(log),
                new DuckDbLogEach(log),
                new Cel(history)
            }) {
                engine.run();
                assertThat(engine.memberships()).as(engine.name()).isEqualTo(expected);
            }
        }
        for (var segment = 0; segment < 20; segment++) {
            var bit = 1 << segment;
            assertThat(Arrays.stream(expected).filter(in -> (in & bit) != 0).count())
                    .as("segment " + segment)
                    .isBetween(1L, expected.length - 1L);
        }
    }
}
