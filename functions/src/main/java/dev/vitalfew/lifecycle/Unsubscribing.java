package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.links.SignedLinks;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes somebody off all emails, for good and at once. Doing it again changes nothing. */
final class Unsubscribing {

    private final Suppressions suppressions;
    private final Log log;
    private final Clock clock;

    Unsubscribing(Suppressions suppressions, Log log, Clock clock) {
        this.suppressions = suppressions;
        this.log = log;
        this.clock = clock;
    }

    /** When this returns, no email to that person or address can be claimed any more. */
    void unsubscribe(SignedLinks.Grant grant) {
        var now = clock.instant();
        var since =
                suppressions.add(grant.address(), Optional.of(grant.person()), Suppressions.Reason.UNSUBSCRIBED, now);
        var missing = log.append(List.of(unsubscribed(grant, since, now)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the log did not take that " + grant.person() + " unsubscribed");
        }
    }

    /** Named after when it happened first, so that repeats are one event. */
    private static LogEntry unsubscribed(SignedLinks.Grant grant, Instant since, Instant now) {
        var messageId = "unsubscribed-" + grant.address() + "-" + since.toEpochMilli();
        var person = grant.person();
        var known = person.is(Id.Kind.KNOWN);
        var envelope = new Envelope(
                messageId, known ? person.value() : null, known ? null : person.value(), since, null, Map.of());
        return new LogEntry(
                person,
                LogKey.of(since, Trust.SYSTEM, messageId),
                new Event.Track(envelope, "Unsubscribed", Map.of("sequence", new TextNode(grant.sequence()))),
                since,
                now,
                Trust.SYSTEM);
    }
}
