package dev.vitalfew.lifecycle.results;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/** One side of a comparison: people, and how many of them reached what is hoped for. */
final class Side {

    static final double ERROR_RATE = 0.05;

    /** Fewer people than this on a side, or goals on both, prove nothing. */
    private static final int LEAST_PEOPLE = 30;

    private static final int LEAST_GOALS = 5;

    private int people;
    private int goals;

    void add(boolean goal) {
        people++;
        goals += goal ? 1 : 0;
    }

    private double share() {
        return people == 0 ? 0 : (double) goals / people;
    }

    Map<String, Object> said() {
        return new LinkedHashMap<>(Map.of("people", people, "goals", goals, "percent", percent(share())));
    }

    /** Newcombe's hybrid score interval of a difference of shares, from two of Wilson's. */
    Map<String, Object> against(Side other, double errorRate) {
        var said = new LinkedHashMap<String, Object>();
        if (Math.min(people, other.people) < LEAST_PEOPLE || goals + other.goals < LEAST_GOALS) {
            said.put("verdict", "not enough data");
            return said;
        }
        var difference = share() - other.share();
        var with = interval(errorRate);
        var without = other.interval(errorRate);
        var low = difference - Math.hypot(share() - with[0], without[1] - other.share());
        var high = difference + Math.hypot(with[1] - share(), other.share() - without[0]);
        said.put("percentagePoints", percent(difference));
        said.put("from", percent(low));
        said.put("to", percent(high));
        said.put("verdict", low > 0 ? "helps" : high < 0 ? "harms" : "no evidence");
        return said;
    }

    private double[] interval(double errorRate) {
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(people, goals, errorRate);
        return new double[] {interval.getLowerBound(), interval.getUpperBound()};
    }

    private static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }
}
