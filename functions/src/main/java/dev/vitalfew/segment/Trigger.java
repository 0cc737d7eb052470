package dev.vitalfew.segment;

import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Standing;
import java.time.Instant;
import java.util.Optional;

/** Why a subject is looked at: something happened at {@code at}, or a date began. */
public record Trigger(Cause cause, Instant at) {

    /**
     * The cause of what is found to have changed. A first look by a run is no news, and under another model nobody can
     * tell what would have changed anyway.
     */
    Cause causeFor(Optional<Standing> stood, long model) {
        if (stood.isEmpty()) {
            return cause == Cause.TIME ? Cause.BACKFILL : firstLook();
        }
        return stood.get().model() == model ? cause : Cause.MODEL;
    }

    /** A new account that a person comes to with their first events is news. */
    private Cause firstLook() {
        return cause == Cause.MOVED ? Cause.EVENT : cause;
    }
}
