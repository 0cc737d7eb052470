package dev.vitalfew.collect;

/** A store can't be reached now; somebody else may take what it was to hold. */
public final class Unavailable extends RuntimeException {

    public Unavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
