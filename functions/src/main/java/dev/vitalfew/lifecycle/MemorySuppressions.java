package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The suppression list in memory. */
final class MemorySuppressions implements Suppressions {

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
}
