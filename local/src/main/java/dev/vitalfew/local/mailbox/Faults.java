package dev.vitalfew.local.mailbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.wire.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Locale;

/** What is to go wrong with the next emails that SES is asked to send, one after another. */
public final class Faults {

    private static final int MOST = 10_000;

    private final Deque<Fault> next = new ArrayDeque<>();

    /** What can go wrong. */
    public enum Fault {
        NONE,
        /** Status 500, and no email. */
        ERROR_BEFORE_ACCEPTING,
        /** Status 500 although the email goes out. */
        ERROR_AFTER_ACCEPTING,
        /** The email goes out, and the connection ends without an answer. */
        DROPPED_AFTER_ACCEPTING,
        /** The email goes out, and the answer comes when nobody waits for it any more. */
        SLOW,
        THROTTLED,
        /** The sender's identity is not verified, nor said to be as long as this comes next. */
        NOT_VERIFIED,
        /** The day's quota is used up. */
        QUOTA_REACHED;

        /** Longer than a function waits for SES. */
        static final Duration SLOWNESS = Duration.ofSeconds(12);

        boolean delivers() {
            return switch (this) {
                case NONE, ERROR_AFTER_ACCEPTING, DROPPED_AFTER_ACCEPTING, SLOW -> true;
                case ERROR_BEFORE_ACCEPTING, THROTTLED, NOT_VERIFIED, QUOTA_REACHED -> false;
            };
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code {"fault": "throttled", "times": 3}}; {@code none} takes back what was ordered. */
    public synchronized void order(JsonNode asked) {
        var fault = Fault.valueOf(asked.path("fault").asText().toUpperCase(Locale.ROOT));
        var times = asked.path("times").asInt(1);
        if (times < 1 || times > MOST) {
            throw new IllegalArgumentException("times: expected 1 to " + MOST + ", found " + times);
        }
        if (fault == Fault.NONE) {
            next.clear();
            return;
        }
        next.addAll(Collections.nCopies(times, fault));
    }

    synchronized Fault take() {
        var fault = next.poll();
        return fault == null ? Fault.NONE : fault;
    }

    synchronized boolean isNext(Fault fault) {
        return next.peek() == fault;
    }

    /** How many are left. */
    public synchronized JsonNode json() {
        var left = Json.object().put("left", next.size());
        if (!next.isEmpty()) {
            left.put("next", next.peek().word());
        }
        return left;
    }
}
