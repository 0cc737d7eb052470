package dev.vitalfew.lenses;

import java.time.Instant;

/** A person's answer to the NPS question, from 0 to 10, with when and by which message: the latest stands. */
public record Answer(int score, Instant at, String message) {

    public Answer {
        if (score < 0 || score > 10) {
            throw new IllegalArgumentException("an NPS score is from 0 to 10, not " + score);
        }
    }

    public static Answer later(Answer one, Answer other) {
        var byTime = one.at.compareTo(other.at);
        var isLater = byTime == 0 ? one.message.compareTo(other.message) > 0 : byTime > 0;
        return isLater ? one : other;
    }
}
