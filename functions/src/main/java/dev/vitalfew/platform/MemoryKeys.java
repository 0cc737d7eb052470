package dev.vitalfew.platform;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keys that were stated beforehand. */
public final class MemoryKeys implements Keys {

    private final Map<String, Kind> kinds;

    public MemoryKeys(Map<String, Kind> kinds) {
        this.kinds = kinds.entrySet().stream()
                .collect(Collectors.toMap(key -> Keys.hash(key.getKey()), Map.Entry::getValue));
    }

    @Override
    public Optional<Kind> kindOf(String key) {
        return Optional.ofNullable(kinds.get(Keys.hash(key)));
    }
}
