package dev.vitalfew.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;

/** Asks for a key once a minute at most; a withdrawn key works for that long. */
public final class RememberedKeys implements Keys {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private record Answer(Optional<Kind> kind, Instant until) {}

    private final Keys keys;
    private final Clock clock;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    public RememberedKeys(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Optional<Kind> kindOf(String key) {
        var now = clock.instant();
        var known = answers.get(key);
        if (known != null && now.isBefore(known.until())) {
            return known.kind();
        }
        if (answers.size() >= MOST) {
            answers.clear();
        }
        try {
            var kind = keys.kindOf(key);
            answers.put(key, new Answer(kind, now.plus(KEPT)));
            return kind;
        } catch (SdkException outOfReach) {
            if (known == null) {
                throw outOfReach;
            }
            return known.kind(); // what was true a minute ago
        }
    }
}
