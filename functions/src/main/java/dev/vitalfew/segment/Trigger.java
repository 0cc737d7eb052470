package dev.vitalfew.segment;

import dev.vitalfew.history.Cause;
import dev.vitalfew.history.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Why a subject is looked at: something happened at {@code at}, or a date began.
 *
 * @param left whether somebody may have left the subject. It is then written even if nothing changes: whoever read it
 *     before, and might die after writing, has to look again
 */
public record Trigger(Cause cause, Instant at, boolean left) {

    public Trigger(Cause cause, Instant at) {
        this(cause, at, false);
    }

    /** How long what is learned of somebody who had existed before is no news. */
    private static final Duration GETTING_TO_KNOW = Duration.ofDays(2);

    /**
     * The cause of what is found to have changed. Whoever existed before this product met them is not greeted as new; a
     * first look by a run is no news, and under another model nobody can
     * tell what would have changed anyway.
     */
    Cause causeFor(Optional<Standing> stood, long model, Optional<Instant> acquaintance) {
        var found = causeFor(stood, model);
        var isStranger = acquaintance
                .filter(met -> at.isBefore(met.plus(GETTING_TO_KNOW)))
                .isPresent();
        return isStranger && found.startsSequences() ? Cause.BACKFILL : found;
    }

    private Cause causeFor(Optional<Standing> stood, long model) {
        if (stood.isEmpty()) {
            return cause == Cause.TIME ? Cause.BACKFILL : firstLook();
        }
        return stood.get().model() == model ? cause : Cause.MODEL;
    }

    Trigger left(boolean mayBeLeft) {
        return new Trigger(cause, at, mayBeLeft);
    }

    /** A new account that a person comes to with their first events is news. */
    private Cause firstLook() {
        return cause == Cause.MOVED ? Cause.EVENT : cause;
    }
}
