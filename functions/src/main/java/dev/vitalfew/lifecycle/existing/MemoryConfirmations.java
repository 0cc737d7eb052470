package dev.vitalfew.lifecycle.existing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Confirmations in memory. */
public final class MemoryConfirmations implements Confirmations {

    private final Map<String, TreeMap<Instant, Confirmation>> bySequence = new HashMap<>();

    @Override
    public synchronized void save(Confirmation confirmation) {
        bySequence
                .computeIfAbsent(confirmation.sequence(), _ -> new TreeMap<>())
                .put(confirmation.at(), confirmation);
    }

    @Override
    public synchronized Stream<Confirmation> of(String sequence) {
        return new TreeMap<>(bySequence.getOrDefault(sequence, new TreeMap<>())).descendingMap().values().stream();
    }
}
