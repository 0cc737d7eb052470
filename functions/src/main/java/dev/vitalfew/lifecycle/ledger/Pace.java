package dev.vitalfew.lifecycle.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When the next email may go, so that all senders together stay within four fifths of what the mail service grants. The
 * rest is for emails that other programs of the account send, and for calls that bunch up on their way.
 */
public interface Pace {

    /** Without any limit. */
    Pace FREE = _ -> new Turn.At(Instant.EPOCH);

    Turn take(Instant now);

    /** What a sender gets. */
    sealed interface Turn {
        /** The email is counted already; it may go at that time, a moment from now at most. */
        record At(Instant time) implements Turn {}

        record Later(String reason, Instant until) implements Turn {}
    }

    /**
     * What the mail service grants.
     *
     * @param aSecond emails a second
     * @param aDay emails in any 24 hours; negative for no limit
     * @param sent emails in the last 24 hours, as it counts them
     * @param obstacle why it sends nothing at all at present
     */
    record Grant(double aSecond, double aDay, double sent, Optional<String> obstacle) {

        public Grant(double aSecond, double aDay, double sent) {
            this(aSecond, aDay, sent, Optional.empty());
        }

        private static final double USED = 0.8;

        /** The time that an email takes up. */
        Duration each() {
            return Duration.ofNanos((long) Math.ceil(1e9 / (aSecond * USED)));
        }

        /** How many that makes in such a time, and some more, as not everybody who is due gets an email. */
        public long within(Duration time) {
            return time.dividedBy(each()) + 40;
        }

        /** How many may follow those that are sent. */
        long left() {
            return aDay < 0 ? Long.MAX_VALUE : Math.max(0, (long) Math.floor(aDay * USED - sent));
        }
    }

    /** Asks the mail service. */
    @FunctionalInterface
    interface Account {
        Grant grant();
    }
}
