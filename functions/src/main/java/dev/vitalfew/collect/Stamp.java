package dev.vitalfew.collect;

import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.events.EventJson;
import dev.vitalfew.identity.Id;
import dev.vitalfew.platform.Hash;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Gives an event its time and its keys in the log. The same message gets the same keys, however often it is delivered
 * and whenever: the client's own time stands in the key, never a corrected one.
 *
 * <p>A message that states no time, or an absurd one, is given the time of its first receipt, which a marker keeps for
 * its retries. One that has neither an id nor a time can't be told from another like it: each receipt counts.
 */
final class Stamp {

    private static final Duration MOST_SKEW = Duration.ofHours(12);
    private static final Duration MOST_AHEAD = Duration.ofHours(24);
    private static final Duration USUALLY_AHEAD = Duration.ofHours(1);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private final Markers markers;

    Stamp(Markers markers) {
        this.markers = markers;
    }

    /** One entry for each id that the event concerns; none when it concerns nobody. */
    List<LogEntry> entries(Received received) {
        var ids = Concerns.of(received.event(), received.trust());
        if (ids.isEmpty()) {
            return List.of();
        }
        var message = message(received.event());
        var moment = moment(received, ids.getFirst(), message);
        var key = LogKey.of(moment.own(), received.trust(), message);
        return ids.stream()
                .map(id -> new LogEntry(id, key, received.event(), moment.corrected(), received.at(), received.trust()))
                .toList();
    }

    /** When it happened by the client's clock, and by ours. */
    private record Moment(Instant own, Instant corrected) {}

    private Moment moment(Received received, Id id, String message) {
        var marked = LogKey.of(Instant.EPOCH, received.trust(), message).message();
        var stated = stated(received);
        if (stated.isEmpty()) {
            var given = canBeToldFromOthers(received.event().envelope())
                    ? markers.given(id, marked, received.at())
                    : received.at();
            return new Moment(given, given);
        }
        // A first delivery may have come when this time was still too far ahead, and was given another.
        var ahead = stated.get().corrected().isAfter(received.at().plus(USUALLY_AHEAD));
        return ahead
                ? markers.find(id, marked)
                        .map(given -> new Moment(given, given))
                        .orElse(stated.get())
                : stated.get();
    }

    private static boolean canBeToldFromOthers(Envelope envelope) {
        return envelope.messageId() != null || envelope.timestamp() != null;
    }

    private static Optional<Moment> stated(Received received) {
        var stated = received.event().envelope().timestamp();
        if (stated == null) {
            return Optional.empty();
        }
        var own = stated.truncatedTo(ChronoUnit.MILLIS);
        var corrected = own.plus(skew(received)).truncatedTo(ChronoUnit.MILLIS);
        var latest = received.at().plus(MOST_AHEAD);
        return corrected.isBefore(EARLIEST) || corrected.isAfter(latest) || own.isAfter(latest)
                ? Optional.empty()
                : Optional.of(new Moment(own, corrected));
    }

    /** Day buckets need no finer correction, and servers' clocks are right: what they send may be old. */
    private static Duration skew(Received received) {
        var sentAt = received.event().envelope().sentAt();
        if (received.trust() != Trust.PUBLIC || sentAt == null) {
            return Duration.ZERO;
        }
        var skew = Duration.between(sentAt, received.at());
        return skew.abs().compareTo(MOST_SKEW) > 0 ? skew : Duration.ZERO;
    }

    private static String message(Event event) {
        var messageId = event.envelope().messageId();
        return messageId == null ? "h-" + Hash.sha256(EventJson.writeUnsent(event)) : messageId;
    }
}
