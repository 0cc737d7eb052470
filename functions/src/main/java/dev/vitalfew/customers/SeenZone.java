package dev.vitalfew.customers;

import java.time.Instant;

/** The time zone in which somebody's device was, with when and by which message it said so: the latest stands. */
public record SeenZone(String name, Instant at, String message) {

    public static SeenZone later(SeenZone one, SeenZone other) {
        var byTime = one.at.compareTo(other.at);
        var isLater = byTime == 0 ? one.message.compareTo(other.message) > 0 : byTime > 0;
        return isLater ? one : other;
    }
}
