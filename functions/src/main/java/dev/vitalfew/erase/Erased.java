package dev.vitalfew.erase;

import java.util.Map;

/**
 * How far an erasure came.
 *
 * @param done whether nothing is left; else the same request goes on
 * @param counts what this request deleted, by kind
 */
public record Erased(boolean done, Map<String, Integer> counts) {

    public Erased {
        counts = Map.copyOf(counts);
    }
}
