package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The suppression list in memory. */
public final class MemorySuppressions implements Suppressions {

    private final Map<String, Added> addresses = new HashMap<>();
    private final Map<Id, Added> people = new HashMap<>();

    private record Added(Reason reason, Instant at) {}

    @Override
    public synchronized Instant add(String addressHash, Optional<Id> person, Reason reason, Instant at) {
        var added = new Added(reason, at);
        person.ifPresent(id -> people.putIfAbsent(id, added));
        return addresses.computeIfAbsent(addressHash, _ -> added).at();
    }

    @Override
    public synchronized Optional<Reason> find(String addressHash, Id person) {
        return Optional.ofNullable(addresses.get(addressHash))
                .or(() -> Optional.ofNullable(people.get(person)))
                .map(Added::reason);
    }

    @Override
    public synchronized Set<Id> suppressed(Map<Id, String> addressHashes) {
        return addressHashes.entrySet().stream()
                .filter(one -> find(one.getValue(), one.getKey()).isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
