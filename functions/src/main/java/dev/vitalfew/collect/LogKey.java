package dev.vitalfew.collect;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The place of an event among those of its id: the client's own time, then the message's id. Events of the public key
 * have a key space of their own, so that nobody with the public key can overwrite what a server sent.
 *
 * <p>Written {@code 0001763805000000#s#messageId}: 16 digits of milliseconds since 1970 UTC (times before it count as
 * missing), {@code s} for a secret or the product's own key and {@code p} for a public one.
 */
public record LogKey(Instant time, String message) implements Comparable<LogKey> {

    private static final String PUBLIC = "p#";
    private static final int DIGITS = 16;

    public LogKey {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    public static LogKey of(Instant time, Trust trust, String messageId) {
        return new LogKey(time, (trust == Trust.PUBLIC ? PUBLIC : "s#") + messageId);
    }

    public static LogKey parse(String sortKey) {
        return new LogKey(
                Instant.ofEpochMilli(Long.parseLong(sortKey.substring(0, DIGITS))), sortKey.substring(DIGITS + 1));
    }

    /** Whether the message of a key came with the public key. */
    public static boolean isPublic(String message) {
        return message.startsWith(PUBLIC);
    }

    /** The least key of all events at or after {@code time}. */
    public static String from(Instant time) {
        return "%016d".formatted(Math.max(0, time.toEpochMilli()));
    }

    @Override
    public int compareTo(LogKey other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return from(time) + "#" + message;
    }
}
