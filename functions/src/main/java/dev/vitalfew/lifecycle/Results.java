package dev.vitalfew.lifecycle;

import dev.vitalfew.lifecycle.Enrollment.Draw;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * What became of those who entered a sequence, added up one by one. Whether it helps is told by the goal: of those who got
 * it against those who were held out, all of them with the goal's time over.
 */
public final class Results {

    /** Fewer people than this on a side, or goals on both, prove nothing. */
    private static final int LEAST_PEOPLE = 30;

    private static final int LEAST_GOALS = 5;
    private static final double ERROR_RATE = 0.05;

    private final Optional<Duration> within;
    private final Instant now;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> exits = new TreeMap<>();
    private final Map<String, Side> byEmail = new TreeMap<>();
    private final Map<String, Map<String, Integer>> sends = new TreeMap<>();
    private final Map<String, Boolean> reached = new HashMap<>();
    private final Side treated = new Side();
    private final Side heldOut = new Side();
    private int entered;

    /** @param within how long after the start the goal counts; empty when there is no goal */
    Results(Optional<Duration> within, Instant now) {
        this.within = within;
        this.now = now;
    }

    /** Somebody's way through the sequence, as far as results ask. */
    record Way(
            String person,
            String entry,
            Instant enteredAt,
            String state,
            String reason,
            Draw draw,
            Optional<Instant> goal) {}

    /** People, and how many of them reached the goal. */
    private static final class Side {
        private int people;
        private int goals;

        void add(boolean goal) {
            people++;
            goals += goal ? 1 : 0;
        }

        double share() {
            return people == 0 ? 0 : (double) goals / people;
        }

        Map<String, Object> said() {
            return new LinkedHashMap<>(Map.of("people", people, "goals", goals, "percent", percent(share())));
        }
    }

    void add(Way way) {
        entered++;
        states.merge(way.draw() == Draw.HELD_OUT ? "held_out" : way.state(), 1, Integer::sum);
        if (way.state().equals("exited")) {
            exits.merge(way.reason(), 1, Integer::sum);
        }
        reached.put(way.person() + " " + way.entry(), way.goal().isPresent());
        // Whoever reached it early would count before those who don't.
        if (within.filter(time -> !now.isBefore(way.enteredAt().plus(time))).isPresent()) {
            side(way.draw()).ifPresent(side -> side.add(way.goal().isPresent()));
        }
    }

    /** Who left before the first step had no chance of either. */
    private Optional<Side> side(Draw draw) {
        return switch (draw) {
            case NOT_YET -> Optional.empty();
            case TREATED -> Optional.of(treated);
            case HELD_OUT -> Optional.of(heldOut);
        };
    }

    /** One of its emails; those of a person come after the person's way. */
    void add(String person, String entry, String email, String state) {
        sends.computeIfAbsent(email, _ -> new TreeMap<>()).merge(state, 1, Integer::sum);
        if (!state.equals("refused")) {
            byEmail.computeIfAbsent(email, _ -> new Side()).add(reached.getOrDefault(person + " " + entry, false));
        }
    }

    /** As it is said by the API. */
    public Map<String, Object> said() {
        var said = new LinkedHashMap<String, Object>();
        said.put("entered", entered);
        said.put("states", states);
        said.put("exits", exits);
        var emails = new TreeMap<String, Object>();
        sends.forEach((email, counts) -> {
            var each = new LinkedHashMap<String, Object>(counts);
            each.put("goal", byEmail.getOrDefault(email, new Side()).said());
            emails.put(email, each);
        });
        said.put("emails", emails);
        if (within.isPresent()) {
            said.put("effect", effect());
        }
        return said;
    }

    private Map<String, Object> effect() {
        var effect = new LinkedHashMap<String, Object>();
        effect.put("treated", treated.said());
        effect.put("heldOut", heldOut.said());
        if (Math.min(treated.people, heldOut.people) < LEAST_PEOPLE || treated.goals + heldOut.goals < LEAST_GOALS) {
            effect.put("verdict", "not enough data");
            return effect;
        }
        var difference = treated.share() - heldOut.share();
        var with = interval(treated);
        var without = interval(heldOut);
        // Newcombe's hybrid score interval of a difference of shares, from two of Wilson's.
        var low = difference - Math.hypot(treated.share() - with[0], without[1] - heldOut.share());
        var high = difference + Math.hypot(with[1] - treated.share(), heldOut.share() - without[0]);
        effect.put("percentagePoints", percent(difference));
        effect.put("from", percent(low));
        effect.put("to", percent(high));
        effect.put("verdict", low > 0 ? "helps" : high < 0 ? "harms" : "no evidence");
        return effect;
    }

    private static double[] interval(Side side) {
        var interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(side.people, side.goals, ERROR_RATE);
        return new double[] {interval.getLowerBound(), interval.getUpperBound()};
    }

    private static double percent(double share) {
        return Math.round(share * 1000) / 10.0;
    }
}
