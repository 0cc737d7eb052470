package dev.vitalfew.local.streams;

/**
 * How mean the triggers are.
 *
 * @param seed of the shuffling and repeating
 * @param shuffled whether records of different keys change places, and their batches' sizes by chance
 * @param repeats the share of batches that are delivered twice
 */
public record Delivery(long seed, boolean shuffled, double repeats) {

    /** As mean as AWS can be. */
    public static final Delivery MEAN = new Delivery(1, true, 0.05);

    /** As AWS is on most days: batches in the order of writing, each once. */
    public static final Delivery KIND = new Delivery(1, false, 0);

    public Delivery withSeed(long other) {
        return new Delivery(other, shuffled, repeats);
    }

    public Delivery withRepeats(double share) {
        return new Delivery(seed, shuffled, share);
    }
}
