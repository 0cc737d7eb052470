package dev.vitalfew.lifecycle.suppressions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** Emails that an address gave back for a reason that may pass, each as its time and id, so that repeats are one. */
final class SoftBounces {

    private static final int TOO_MANY = 3;
    private static final Duration WITHIN = Duration.ofDays(14);

    private SoftBounces() {}

    static String note(String messageId, Instant at) {
        return at + " " + messageId;
    }

    /** When the first three within 14 days were complete. */
    static Optional<Instant> tooMany(Collection<String> notes) {
        var times = notes.stream()
                .collect(java.util.stream.Collectors.toMap(
                        note -> note.substring(note.indexOf(' ')),
                        note -> Instant.parse(note.substring(0, note.indexOf(' '))),
                        (one, other) -> one.isBefore(other) ? one : other))
                .values()
                .stream()
                .sorted()
                .toList();
        for (var last = TOO_MANY - 1; last < times.size(); last++) {
            if (!times.get(last).isAfter(times.get(last - TOO_MANY + 1).plus(WITHIN))) {
                return Optional.of(times.get(last));
            }
        }
        return Optional.empty();
    }
}
