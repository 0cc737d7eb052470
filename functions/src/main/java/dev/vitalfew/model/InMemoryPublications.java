package dev.vitalfew.model;

import java.util.HashMap;
import java.util.Map;

/** Publications that end with the process. */
public final class InMemoryPublications implements Publications {

    private final Map<String, Long> numbers = new HashMap<>();
    private long current;

    @Override
    public synchronized long publish(String hash) {
        var known = numbers.getOrDefault(hash, 0L);
        if (known > 0 && known == current) {
            return current;
        }
        current++;
        numbers.put(hash, current);
        return current;
    }

    @Override
    public synchronized long number(String hash) {
        var number = numbers.get(hash);
        if (number == null) {
            throw Unpublished.model(hash);
        }
        return number;
    }
}
