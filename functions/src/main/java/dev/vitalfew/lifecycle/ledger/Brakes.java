package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.model.SendingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * What holds marketing emails back for the sake of the sender's reputation: the breaker, the first recipients of a new
 * email, the warm-up of a new domain. The claim checks the breaker and what it counts once more.
 */
public final class Brakes {

    /** So many get a new email first. */
    static final int FIRST = 100;

    /** So long the others wait; bounces and complaints come within it. */
    static final Duration WATCHED = Duration.ofHours(4);

    private static final Duration STOPPED_PAUSE = Duration.ofMinutes(15);
    private static final Duration FAILED_PAUSE = Duration.ofHours(1);

    private final Marks marks;
    private final SendingRules rules;
    private final ZoneId zone;
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    /** @param zone whose dates the days of the warm-up are */
    public Brakes(Marks marks, SendingRules rules, ZoneId zone) {
        this.marks = marks;
        this.rules = rules;
        this.zone = zone;
    }

    /** Whether an email may go now. */
    public sealed interface Answer {
        /** @param quotas what its claim uses up */
        record Go(List<Ledger.Quota> quotas) implements Answer {}

        record Hold(String reason, Instant until) implements Answer {}
    }

    /** @param wasActive whether the recipient did something in the weeks that end with a date */
    public Answer ask(String template, Predicate<LocalDate> wasActive, Instant now) {
        var stop = marks.stop().filter(Marks.Stop::stopped);
        if (stop.isPresent()) {
            return new Answer.Hold("sending is stopped: " + stop.get().why(), now.plus(STOPPED_PAUSE));
        }
        var quotas = new ArrayList<Ledger.Quota>();
        var hold = trial(template, now, quotas).or(() -> warmUp(wasActive, now, quotas));
        return hold.isPresent() ? hold.get() : new Answer.Go(quotas);
    }

    private Optional<Answer> trial(String template, Instant now, List<Ledger.Quota> quotas) {
        if (passed.contains(template)) {
            return Optional.empty();
        }
        var trial = marks.trial(template);
        if (trial.passed()) {
            passed.add(template);
            return Optional.empty();
        }
        if (trial.used() < FIRST) {
            quotas.add(new Ledger.Quota(Ledger.Quota.trial(template), FIRST));
            return Optional.empty();
        }
        var until = trial.lastAt().plus(WATCHED);
        if (now.isBefore(until)) {
            return Optional.of(new Answer.Hold("waits for how its first " + FIRST + " recipients take it", until));
        }
        if (isRefused(trial)) {
            return Optional.of(new Answer.Hold(
                    "its first recipients did not take it well: "
                            + trial.tally().words(),
                    now.plus(FAILED_PAUSE)));
        }
        marks.pass(template, trial.tally().words(), now);
        passed.add(template);
        return Optional.empty();
    }

    /** Whether an email goes to nobody any more, as its first recipients did not take it well. */
    public static boolean isRefused(Marks.Trial trial) {
        return !trial.passed() && trial.used() >= FIRST && trial.tally().verdict(FIRST) == Tally.Verdict.OVER;
    }

    /** Half of a day's emails are for those who were active lately: the others are a day behind, as each day has twice as many. */
    private Optional<Answer> warmUp(Predicate<LocalDate> wasActive, Instant now, List<Ledger.Quota> quotas) {
        var today = now.atZone(zone).toLocalDate();
        var most = rules.mostOn(today);
        if (most.isEmpty()) {
            return Optional.empty();
        }
        var ofToday = new ArrayList<>(List.of(new Ledger.Quota("warm-up#" + today, most.get())));
        if (!wasActive.test(today)) {
            ofToday.add(new Ledger.Quota("warm-up-others#" + today, most.get() / 2));
        }
        quotas.addAll(ofToday);
        return ofToday.stream()
                .filter(quota -> marks.used(quota.name()) >= quota.most())
                .findFirst()
                .map(used -> new Answer.Hold(
                        "the domain is new: " + used.most() + " emails a day for now"
                                + (used.most() < most.get() ? " to those who were not active lately" : ""),
                        today.plusDays(1).atStartOfDay(zone).toInstant()));
    }
}
