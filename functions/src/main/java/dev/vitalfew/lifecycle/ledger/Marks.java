package dev.vitalfew.lifecycle.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What is counted for the sender's reputation, each email once for each kind; and whether sending is stopped by it. */
public interface Marks {

    /** What is counted. */
    enum Kind {
        SENT,
        BOUNCED,
        COMPLAINED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Counts it, in its hour and for its template, unless this email was counted as that before. */
    boolean count(Ledger.Key key, Kind kind, Instant at);

    /** What happened from the hour of {@code from} to the hour of {@code to}, both whole; at most two days. */
    Tally tally(Instant from, Instant to);

    /** How the first recipients of an email take it. */
    Trial trial(String template);

    /** The rest of the recipients may have it. */
    void pass(String template, String why, Instant at);

    /** How often a quota was used: see {@link Ledger.Quota}. */
    long used(String quota);

    /** Whether and why sending is or was stopped; empty when it never was. */
    Optional<Stop> stop();

    /** Stops sending unless it is stopped; says whether it did. */
    boolean stop(String why, Instant at);

    /** @param before what was counted in that hour by then, and counts no more */
    void resume(String why, Instant at, Tally before);

    /**
     * @param used how many it went to
     * @param lastAt when it went to the last of them
     */
    record Trial(long used, Instant lastAt, Tally tally, boolean passed) {}

    /**
     * @param since when it was stopped, or resumed
     * @param before what was counted in that hour before it was resumed
     */
    record Stop(boolean stopped, Instant since, String why, Tally before) {}
}
