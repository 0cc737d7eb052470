package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.lifecycle.links.Grant;
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
    void unsubscribe(Grant.Unsubscribe grant) {
        var now = clock.instant();
        var since =
                suppressions.add(grant.address(), Optional.of(grant.person()), Suppressions.Reason.UNSUBSCRIBED, now);
        var missing = log.append(List.of(unsubscribed(grant, since, now)));
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the log did not take that " + grant.person() + " unsubscribed");
        }
    }

    /** Named after when it happened first, so that repeats are one event. */
    private static LogEntry unsubscribed(Grant.Unsubscribe grant, Instant since, Instant now) {
        var messageId = "unsubscribed-" + grant.address() + "-" + since.toEpochMilli();
        return new OwnEvent(grant.person(), messageId, since, now)
                .entry("Unsubscribed", Map.of("sequence", new TextNode(grant.sequence())));
    }
}
