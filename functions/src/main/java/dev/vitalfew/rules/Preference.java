package dev.vitalfew.rules;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that people prefer one of, such as what they are interested in. What they declared wins, then what staff
 * noted, then what their clicks say.
 *
 * @param declared the trait by which they say it themselves
 */
public record Preference(String name, String declared, Optional<Noted> noted, Optional<Inference> inference) {

    /** How it is known, the strongest first. */
    public enum Source {
        DECLARED,
        STAFF,
        INFERRED;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Source> named(String text) {
            return Arrays.stream(values())
                    .filter(source -> source.text().equals(text))
                    .findFirst();
        }
    }

    /**
     * What staff noted of somebody; browsers can't state it.
     *
     * @param source the trait that says where they have it from
     */
    public record Noted(String trait, Optional<String> source) {}

    /**
     * The topic with the most weight, if that is enough. A click weighs 1 on its day, and half as much after each
     * half-life.
     *
     * @param halfLife in days
     * @param reach on how many dates a click counts, its own included
     * @param topics of two with the same weight, the first counts
     */
    public record Inference(int halfLife, int reach, BigDecimal atLeast, List<Topic> topics) {

        private static final int HALF_LIVES = 10;

        /** Weights are whole millionths, so that no order of adding them up can matter. */
        public static final int DECIMALS = 6;

        public Inference {
            topics = List.copyOf(topics);
        }

        /** A click that is older weighs next to nothing. */
        public static int reach(int halfLife) {
            return HALF_LIVES * halfLife;
        }

        /** What a click of the as-of date weighs, of the date before that, and so on. */
        public long[] weights() {
            var weights = new long[reach];
            for (var age = 0; age < reach; age++) {
                weights[age] = Math.round(StrictMath.pow(10, DECIMALS) * StrictMath.pow(2, -(double) age / halfLife));
            }
            return weights;
        }
    }

    /** @param clicks how often its links were clicked */
    public record Topic(String name, Measure clicks) {}

    /** Everything that is counted for it. */
    public List<Measure> measures() {
        return inference.stream()
                .flatMap(found -> found.topics().stream())
                .map(Topic::clicks)
                .toList();
    }
}
