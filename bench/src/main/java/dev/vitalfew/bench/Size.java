package dev.vitalfew.bench;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How large a person's item is, and how it grows with what the person does. */
final class Size {

    private static final int EVENTS = 20;
    private static final List<Integer> GROWTH = List.of(10, 20, 50, 100, 200);

    private Size() {}

    static List<Bound> measure(int people) {
        for (var events : GROWTH) {
            var sizes = sizes(Math.min(people, 5_000), events);
            System.out.printf(
                    "  %3d events a person: %,6.0f bytes on average, 95th percentile %,6d%n",
                    events, mean(sizes), percentile(sizes, 95));
        }
        var sizes = sizes(people, EVENTS);
        return List.of(
                Bound.atMost("a person's item, on average", 700, mean(sizes), "bytes"),
                Bound.atMost("a person's item, 95th percentile", 1_024, percentile(sizes, 95), "bytes"));
    }

    private static int[] sizes(int people, int events) {
        var population = new Population(Histories.of(people, events));
        return IntStream.range(0, people)
                .map(person -> ItemSize.of(population.stored(person)))
                .sorted()
                .toArray();
    }

    private static double mean(int[] sizes) {
        return Arrays.stream(sizes).average().orElse(0);
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
