package dev.vitalfew.local.functions;

import java.time.Duration;
import java.util.Locale;

/** What can go wrong with an invocation of a function. */
public enum Trouble {
    NONE,
    /** The tables refuse some of its calls, one after another; the AWS SDK waits between its tries. */
    THROTTLED,
    /** A table answers one call with an error, and does nothing. */
    FAILED_CALL,
    /** A table does what it was asked for, and the connection ends without an answer. */
    LOST_ANSWER,
    /** It dies when it makes a call, to whatever service, and never makes it. */
    KILLED,
    /** What it was called for is delivered a second time when it is done. */
    TWICE,
    /** It begins late. */
    DELAYED;

    static final Duration DELAY = Duration.ofSeconds(2);

    static final int THROTTLED_CALLS = 3;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In an invocation, at its call of that number. */
    record Order(Trouble trouble, int at) {

        static final Order NOTHING = new Order(NONE, 1);
    }
}
