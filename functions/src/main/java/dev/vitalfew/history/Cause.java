package dev.vitalfew.history;

/** Why a membership changed. Only {@link #EVENT} and {@link #TIME} start sequences by themselves. */
public enum Cause {
    /** Something happened just now. */
    EVENT,
    /** Time went by, and the daily run saw it. */
    TIME,
    /** Another model is in force. */
    MODEL,
    /** History was imported, or the subject was looked at for the first time by a run. */
    BACKFILL,
    /** A person moved to another account. */
    MOVED;

    public boolean startsSequences() {
        return this == EVENT || this == TIME;
    }
}
