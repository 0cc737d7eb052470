package dev.vitalfew.lenses;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A stated value, with when and by which message it was stated: the latest statement stands. */
public record Trait(JsonNode value, Instant at, String message) {

    public boolean isLaterThan(Trait other) {
        var byTime = at.compareTo(other.at);
        return byTime == 0 ? message.compareTo(other.message) > 0 : byTime > 0;
    }

    public static Trait later(Trait one, Trait other) {
        return one.isLaterThan(other) ? one : other;
    }
}
