package dev.vitalfew.customers;

import dev.vitalfew.collect.LogKey;
import dev.vitalfew.identity.Id;
import java.time.Instant;

/** An event's statement that an id is a known person, or that a person belongs to an account. */
public record Claim(Id target, Instant at, String message) {

    public static Claim earlier(Claim one, Claim other) {
        return one.isLaterThan(other) ? other : one;
    }

    /** The later of the two; but what a server claimed, no browser can change. */
    public static Claim later(Claim one, Claim other) {
        if (one.isPublic() != other.isPublic()) {
            return one.isPublic() ? other : one;
        }
        return one.isLaterThan(other) ? one : other;
    }

    private boolean isPublic() {
        return LogKey.isPublic(message);
    }

    private boolean isLaterThan(Claim other) {
        var byTime = at.compareTo(other.at);
        return byTime == 0 ? message.compareTo(other.message) > 0 : byTime > 0;
    }
}
