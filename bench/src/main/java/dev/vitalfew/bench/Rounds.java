package dev.vitalfew.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Engines side by side: in each round every one of them runs once, and what counts is the median of the rounds' ratios. */
final class Rounds {

    /** Whoever is done sooner than this runs several times in a round, since the clock ticks in hundredths of a second. */
    private static final long LEAST = 500_000_000;

    private final List<Engine> engines;
    private final Map<Engine, Integer> runs = new LinkedHashMap<>();
    private final Map<Engine, double[]> times = new LinkedHashMap<>();

    private Rounds(List<Engine> engines, int rounds) {
        this.engines = List.copyOf(engines);
        engines.forEach(engine -> times.put(engine, new double[rounds]));
    }

    static Rounds of(List<Engine> engines, int rounds) {
        var all = new Rounds(engines, rounds);
        all.warmUp();
        all.assertSameMemberships();
        for (var round = 0; round < rounds; round++) {
            all.run(round);
        }
        return all;
    }

    /** Until the compiler has had its time with each. */
    private void warmUp() {
        for (var engine : engines) {
            var time = 0L;
            var done = 0;
            for (; time < 4 * LEAST || done < 2; done++) {
                time += engine.cpu(1);
            }
            runs.put(engine, (int) Math.max(1, LEAST * done / time));
        }
    }

    private void assertSameMemberships() {
        var first = engines.getFirst();
        var expected = first.memberships();
        for (var engine : engines) {
            var found = engine.memberships();
            for (var person = 0; person < expected.length; person++) {
                if (found[person] != expected[person]) {
                    throw new IllegalStateException("person %d is in segments %s by %s and %s by %s"
                            .formatted(
                                    person,
                                    Integer.toBinaryString(expected[person]),
                                    first.name(),
                                    Integer.toBinaryString(found[person]),
                                    engine.name()));
                }
            }
        }
    }

    private void run(int round) {
        for (var i = 0; i < engines.size(); i++) {
            var engine = engines.get((i + round) % engines.size());
            System.gc();
            var times = runs.getOrDefault(engine, 1);
            timesOf(engine)[round] = (double) engine.cpu(times) / times;
        }
    }

    private double[] timesOf(Engine engine) {
        return times.getOrDefault(engine, new double[0]);
    }

    /** How many times as much CPU {@code one} takes as {@code other}: the median of the rounds. */
    double ratio(Engine one, Engine other) {
        var ratios = new double[timesOf(one).length];
        Arrays.setAll(ratios, round -> timesOf(one)[round] / timesOf(other)[round]);
        return median(ratios);
    }

    /** Of a run, in milliseconds. */
    double milliseconds(Engine engine) {
        return median(timesOf(engine)) / 1e6;
    }

    private static double median(double[] values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
