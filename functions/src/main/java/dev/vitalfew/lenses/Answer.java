package dev.vitalfew.lenses;

import dev.vitalfew.collect.LogKey;
import java.time.Duration;
import java.time.Instant;

/**
 * A person's answer to the NPS question, from 0 to 10, with when and by which message: the latest stands. One that came by
 * a signed link or from a server stands for a quarter against those that any browser can send.
 */
public record Answer(int score, Instant at, String message) {

    private static final Duration STANDS = Duration.ofDays(90);

    public Answer {
        if (score < 0 || score > 10) {
            throw new IllegalArgumentException("an NPS score is from 0 to 10, not " + score);
        }
    }

    public static Answer later(Answer one, Answer other) {
        var byTime = one.standsUntil().compareTo(other.standsUntil());
        var isLater = byTime == 0 ? one.message.compareTo(other.message) > 0 : byTime > 0;
        return isLater ? one : other;
    }

    private Instant standsUntil() {
        return LogKey.isPublic(message) ? at : at.plus(STANDS);
    }
}
