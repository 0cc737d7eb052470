package dev.vitalfew.model;

/** Which models went live, each under a number that only grows, so that a newer one is known from an older. */
public interface Publications {

    /**
     * Makes the model the current one and answers its number: the one it has while it stays current, the next one for
     * any other model, also for one that was current before.
     *
     * @param hash of the model's content, as {@link ModelHash} gives it
     */
    long publish(String hash);

    /**
     * The number under which the model last went live. Ask after the start, not in a constructor: a function restored
     * from a snapshot would go on with the number that the snapshot was taken with.
     *
     * @throws IllegalStateException when it never did
     */
    long number(String hash);
}
