package dev.vitalfew.lifecycle.results;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Enrollment.Draw;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Fate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What became of those who entered a sequence, added up one by one. Whether it helps is told by the goal: of those who got
 * it against those who were held out, all of them with the goal's time over.
 */
public final class Results {

    /** The reason of one person has a time that those of others have not. */
    private static final Pattern DATE = Pattern.compile(" (on|since) [0-9]{4}-[0-9]{2}-[0-9]{2}T\\S+");

    private final Optional<Duration> within;
    private final Instant now;
    private final Map<String, Integer> states = new TreeMap<>();
    private final Map<String, Integer> exits = new TreeMap<>();
    private final Mails mails = new Mails();
    private final Map<String, Mails> byEmail = new TreeMap<>();
    private final Map<String, Boolean> reached = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private final Side treated = new Side();
    private final Side heldOut = new Side();
    private final Revenue revenue = new Revenue();
    private final List<Variants> tests;
    private final List<Ways> splits;
    private int entered;
    private int goals;

    /**
     * @param within how long after the start the goal counts; empty when there is no goal
     * @param tests the emails of each step of which everybody gets one by chance
     * @param splits the steps at which everybody goes one way by chance
     */
    public Results(Optional<Duration> within, List<List<String>> tests, List<Course.Split> splits, Instant now) {
        this.within = within;
        this.tests = tests.stream().map(emails -> new Variants("email", emails)).toList();
        this.splits = splits.stream()
                .map(split -> new Ways(split, new Variants("way", split.ways())))
                .toList();
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

    private record Ways(Course.Split split, Variants variants) {}

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
            over.add(way.person() + " " + way.entry());
            side(way.draw()).ifPresent(side -> {
                side.add(way.goal().isPresent());
                revenue.add(way.account(), way.draw(), way.enteredAt(), way.mrr());
            });
            if (way.draw() == Draw.TREATED) {
                var person = Id.parse(way.person());
                splits.forEach(of ->
                        of.variants().add(of.split().wayOf(person), way.goal().isPresent()));
            }
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
        var way = key.person() + " " + key.entry();
        var goal = reached.getOrDefault(way, false);
        mails.add(mail, now, goal);
        byEmail.computeIfAbsent(key.step(), _ -> new Mails()).add(mail, now, goal);
        if (mail.countsAsSent(now) && (within.isEmpty() || over.contains(way))) {
            var worked = within.isPresent() ? goal : mail.fates().contains(Fate.CLICKED);
            tests.forEach(test -> test.add(key.step(), worked));
        }
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
        said.put(
                "tests",
                tests.stream()
                        .map(test -> test.said(within.isPresent() ? "goal" : "click"))
                        .toList());
        if (within.isPresent()) {
            said.put(
                    "splits",
                    splits.stream().map(of -> of.variants().said("goal")).toList());
            said.put("effect", effect());
            said.put("revenue", revenue.said());
        }
        return said;
    }

    private Map<String, Object> effect() {
        var effect = new LinkedHashMap<String, Object>();
        effect.put("treated", treated.said());
        effect.put("heldOut", heldOut.said());
        effect.putAll(treated.against(heldOut, Side.ERROR_RATE));
        return effect;
    }
}
