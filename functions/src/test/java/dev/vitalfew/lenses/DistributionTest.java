package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DistributionTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Property(tries = 1000)
    void findsTheTopThatSortingFinds(@ForAll long seed) {
        var random = new Random(seed);
        var numbers = numbers(random, 1 + random.nextInt(300));
        var percent = 1 + random.nextInt(99);

        var spread = summed(numbers, random);

        var sorted = numbers.stream().sorted(Comparator.reverseOrder()).toList();
        var top = (int) Math.ceil(sorted.size() * percent / 100.0);
        assertThat(spread.leastOfTop(percent)).isEqualTo(sorted.get(top - 1));
        assertThat(spread.leastOfTotal(percent)).isEqualTo(leastOfTotal(sorted, percent));
    }

    @Property(tries = 20)
    void isTheSameHoweverItWasSplitAndIsNeverFarOff(@ForAll long seed) throws JsonProcessingException {
        var random = new Random(seed);
        var numbers = numbers(random, 5000).stream()
                .map(number -> number * random.nextDouble())
                .toList();

        var one = summed(numbers, random);
        var other = summed(numbers, random);

        assertThat(one).isEqualTo(other);
        assertThat(JSON.readValue(JSON.writeValueAsString(one), Distribution.class))
                .isEqualTo(one);
        assertThat(one.buckets()).hasSizeLessThanOrEqualTo(1000);
        var sorted = numbers.stream().sorted(Comparator.reverseOrder()).toList();
        assertThat(one.leastOfTop(20)).isCloseTo(sorted.get(999), within(sorted.get(999) * 0.05));
    }

    @Test
    void hasNobodyAtTheTopOfNothing() {
        assertThat(Distribution.of(0).leastOfTotal(80)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static double leastOfTotal(List<Double> sorted, int percent) {
        var all = sorted.stream().mapToDouble(number -> number).sum();
        var sum = 0.0;
        for (var number : sorted) {
            sum += number;
            if (sum * 100 >= all * percent - all * 1e-9) {
                return all == 0 ? Double.POSITIVE_INFINITY : number;
            }
        }
        throw new AssertionError("all of it is not " + percent + "%");
    }

    private static List<Double> numbers(Random random, int count) {
        var numbers = new ArrayList<Double>();
        for (var i = 0; i < count; i++) {
            numbers.add((double) Math.round(Math.exp(random.nextDouble() * 12)));
        }
        return numbers;
    }

    /** Added in any order, by parts. */
    private static Distribution summed(List<Double> numbers, Random random) {
        var parts = new ArrayList<>(numbers.stream().map(Distribution::of).toList());
        Collections.shuffle(parts, random);
        while (parts.size() > 1) {
            var one = parts.remove(parts.size() - 1);
            var at = random.nextInt(parts.size());
            parts.set(at, parts.get(at).plus(one));
        }
        return parts.getFirst();
    }
}
