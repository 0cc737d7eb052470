package dev.vitalfew.lifecycle.results;

import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How much more or less accounts pay when a sequence's time is over: those whose people got it against those whose people
 * were held out. An account counts once, by whoever began first, and not at all when it has people on both sides.
 */
final class Revenue {

    /** Fewer accounts than this on a side, or changes on both, prove nothing. */
    private static final int LEAST_ACCOUNTS = 30;

    private static final int LEAST_CHANGES = 5;
    private static final double ERROR_RATE = 0.05;

    private final Map<String, Account> accounts = new HashMap<>();

    private record Account(Set<Draw> sides, Instant began, Mrr mrr) {
        Account and(Account other) {
            var both = EnumSet.copyOf(sides);
            both.addAll(other.sides);
            var first = other.began.isBefore(began) ? other : this;
            return new Account(both, first.began, first.mrr);
        }
    }

    /** Of somebody whose time is over, on one of the sides. */
    void add(String account, Draw side, Instant began, Mrr mrr) {
        accounts.merge(account, new Account(EnumSet.of(side), began, mrr), Account::and);
    }

    Map<String, Object> said() {
        var treated = new Side(changes(Draw.TREATED));
        var heldOut = new Side(changes(Draw.HELD_OUT));
        var said = new LinkedHashMap<String, Object>();
        said.put("trait", Mrr.TRAIT);
        said.put("treated", treated.said());
        said.put("heldOut", heldOut.said());
        said.put(
                "onBothSides",
                accounts.values().stream()
                        .filter(account -> account.sides().size() > 1)
                        .count());
        if (Math.min(treated.count(), heldOut.count()) < LEAST_ACCOUNTS
                || treated.changed() + heldOut.changed() < LEAST_CHANGES) {
            said.put("verdict", "not enough data");
            return said;
        }
        var difference = treated.mean() - heldOut.mean();
        var margin = margin(treated, heldOut);
        said.put("difference", rounded(difference));
        said.put("from", rounded(difference - margin));
        said.put("to", rounded(difference + margin));
        said.put("verdict", difference > margin ? "helps" : difference < -margin ? "harms" : "no evidence");
        return said;
    }

    private List<Double> changes(Draw side) {
        var changes = new ArrayList<Double>();
        accounts.values().stream()
                .filter(account -> account.sides().equals(Set.of(side)))
                .flatMap(account -> account.mrr().change().stream())
                .forEach(change -> changes.add(change.doubleValue()));
        return changes;
    }

    /** Half of the interval of a difference of means, by Welch's t with the degrees of freedom of Satterthwaite. */
    private static double margin(Side one, Side other) {
        var error = one.squaredError() + other.squaredError();
        if (error == 0) {
            return 0;
        }
        var freedom = error
                * error
                / (one.squaredError() * one.squaredError() / (one.count() - 1)
                        + other.squaredError() * other.squaredError() / (other.count() - 1));
        return TDistribution.of(freedom).inverseSurvivalProbability(ERROR_RATE / 2) * Math.sqrt(error);
    }

    /** How the accounts of one side changed. */
    private record Side(List<Double> changes) {

        int count() {
            return changes.size();
        }

        long changed() {
            return changes.stream().filter(change -> change != 0).count();
        }

        double sum() {
            return changes.stream().mapToDouble(change -> change).sum();
        }

        double mean() {
            return changes.isEmpty() ? 0 : sum() / count();
        }

        /** Of the mean. */
        double squaredError() {
            var mean = mean();
            var squares = changes.stream()
                    .mapToDouble(change -> (change - mean) * (change - mean))
                    .sum();
            return squares / (count() - 1) / count();
        }

        Map<String, Object> said() {
            var said = new LinkedHashMap<String, Object>();
            said.put("accounts", count());
            said.put("change", rounded(sum()));
            said.put("perAccount", rounded(mean()));
            return said;
        }
    }

    private static BigDecimal rounded(double money) {
        return BigDecimal.valueOf(money).setScale(2, RoundingMode.HALF_UP);
    }
}
