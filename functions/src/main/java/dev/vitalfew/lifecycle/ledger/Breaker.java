package dev.vitalfew.lifecycle.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stops marketing when too much of what was sent in 24 hours bounced or was complained of, and warns at half of that. */
public final class Breaker {

    /** With fewer emails in 24 hours, shares say nothing. */
    public static final long FEWEST = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    /** Hours are counted whole: the one that goes on, and the 23 before it. */
    private static final Duration BACK = Duration.ofHours(23);

    private final Marks marks;
    private final Clock clock;

    public Breaker(Marks marks, Clock clock) {
        this.marks = marks;
        this.clock = clock;
    }

    /** @param stop whether and why sending is or was stopped; empty when it never was */
    public record Standing(Optional<Marks.Stop> stop, Tally tally) {
        public boolean stopped() {
            return stop.filter(Marks.Stop::stopped).isPresent();
        }

        public Tally.Verdict verdict() {
            return tally.verdict(FEWEST);
        }
    }

    public Standing standing() {
        var stop = marks.stop();
        return new Standing(stop, tally(stop, clock.instant()));
    }

    /** What was counted in 24 hours, and since sending was resumed. */
    private Tally tally(Optional<Marks.Stop> stop, Instant now) {
        var from = now.minus(BACK).truncatedTo(ChronoUnit.HOURS);
        var resumed = stop.filter(was -> !was.stopped() && !was.since().isBefore(from));
        return resumed.map(was -> marks.tally(was.since(), now).minus(was.before()))
                .orElseGet(() -> marks.tally(from, now));
    }

    /** To be asked after each bounce and complaint: nothing else makes it worse. Its log lines raise alarms. */
    public void judge() {
        var standing = standing();
        if (standing.stopped()) {
            return;
        }
        switch (standing.verdict()) {
            case FINE -> {}
            case NEAR ->
                LOG.warn("sending nears its limits: {}", standing.tally().words());
            case OVER -> {
                if (marks.stop(standing.tally().words(), clock.instant())) {
                    LOG.error("sending stopped: {}", standing.tally().words());
                }
            }
        }
    }

    /** What was counted before counts no more. */
    public void resume(String why) {
        var now = clock.instant();
        marks.resume(why, now, marks.tally(now, now));
        LOG.warn("sending resumed: {}", why);
    }

    /** Lets an email go to everybody whose first recipients did not take it well. */
    public void pass(String template, String why) {
        marks.pass(template, why, clock.instant());
    }
}
