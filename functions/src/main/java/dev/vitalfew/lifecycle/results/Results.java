package dev.vitalfew.lifecycle.results;

import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * What became of those who entered a sequence, added up one by one. Whether it helps is told by the goal: of those who got
 * it against those who were held out, all of them with the goal's time over.
 */
public final class Results {

    /** Fewer people than this on a side, or goals on both, prove nothing. */
    private static final int LEAST_PEOPLE = 30;

    private static final int LEAST_GOALS = 5;
    /** The reason of one person has a time that those of others have not. */
    private static final Pattern DATE = Pattern.compile(" (on|since) [0-9]{4}-[0-9]{2}-[0-9]{2}T\\S+");

    private static final double ERROR_RATE = 0.05;

    private final Optional<Duration> within;
    private final Instant now;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> exits = new TreeMap<>();
    private final Mails mails = new Mails();
    private final Map<String, Mails> byEmail = new TreeMap<>();
    private final Map<String, Boolean> reached = new HashMap<>();
    private final Side treated = new Side();
    private final Side heldOut = new Side();
    private final Revenue revenue = new Revenue();
    private int entered;
    private int goals;

    /** @param within how long after the start the goal counts; empty when there is no goal */
    public Results(Optional<Duration> within, Instant now) {
        this.within = within;
        this.now = now;
    }

    /** Somebody's way through the sequence, as far as results ask. */
    public record Way(
            String person,
            String entry,
            Instant enteredAt,
            String state,
            String reason,
            Draw draw,
            Optional<Instant> goal,
            String account,
            Mrr mrr) {}

    /** People, and how many of them reached the goal. */
    private static final class Side {
        private int people;
        private int goals;

        public void add(boolean goal) {
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

    /** Emails of one name, or all of them. */
    private static final class Mails {
        private final Map<String, Integer> states = new TreeMap<>();
        private final Map<Fate, Integer> fates = new EnumMap<>(Fate.class);
        private final Side goal = new Side();
        private int sent;

        public void add(Ledger.Sent mail, Instant now, boolean reached) {
            states.merge(mail.settled().word(), 1, Integer::sum);
            mail.fates().forEach(fate -> fates.merge(fate, 1, Integer::sum));
            if (mail.countsAsSent(now)) {
                sent++;
                goal.add(reached);
            }
        }

        /** An email counts once, however often somebody clicks. */
        Map<String, Object> said() {
            var said = new LinkedHashMap<String, Object>();
            said.put("sent", sent);
            for (var fate : Fate.values()) {
                said.put(fate.word(), fates.getOrDefault(fate, 0));
            }
            return said;
        }
    }

    public void add(Way way) {
        entered++;
        goals += way.goal().isPresent() ? 1 : 0;
        states.merge(way.draw() == Draw.HELD_OUT ? "held_out" : way.state(), 1, Integer::sum);
        if (way.state().equals("exited")) {
            exits.merge(DATE.matcher(way.reason()).replaceFirst(""), 1, Integer::sum);
        }
        reached.put(way.person() + " " + way.entry(), way.goal().isPresent());
        // Whoever reached it early would count before those who don't.
        if (within.filter(time -> !now.isBefore(way.enteredAt().plus(time))).isPresent()) {
            side(way.draw()).ifPresent(side -> {
                side.add(way.goal().isPresent());
                revenue.add(way.account(), way.draw(), way.enteredAt(), way.mrr());
            });
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
    public void add(Ledger.Sent mail) {
        var key = mail.key();
        var goal = reached.getOrDefault(key.person() + " " + key.entry(), false);
        mails.add(mail, now, goal);
        byEmail.computeIfAbsent(key.step(), _ -> new Mails()).add(mail, now, goal);
    }

    /** As it is said by the API. */
    public Map<String, Object> said() {
        var said = new LinkedHashMap<String, Object>();
        said.put("entered", entered);
        said.putAll(mails.said());
        said.put("goals", goals);
        said.put("states", states);
        said.put("exits", exits);
        var emails = new TreeMap<String, Object>();
        byEmail.forEach((email, of) -> {
            var each = of.said();
            each.put("states", of.states);
            each.put("goal", of.goal.said());
            emails.put(email, each);
        });
        said.put("emails", emails);
        if (within.isPresent()) {
            said.put("effect", effect());
            said.put("revenue", revenue.said());
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
