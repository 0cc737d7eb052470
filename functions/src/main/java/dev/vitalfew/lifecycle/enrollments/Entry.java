package dev.vitalfew.lifecycle.enrollments;

import dev.vitalfew.identity.Id;
import java.time.Duration;
import java.time.Instant;

/**
 * What started an enrollment: the membership change by which {@code subject} entered {@code segment} of {@code
 * membership}, or an event.
 *
 * @param membership the lens or audience; {@link #EVENT} of an event, which {@code segment} then names
 * @param number the change's number; whoever has left since then, or entered again, is in by another one
 */
public record Entry(Id subject, String membership, String segment, long number, Instant at) {

    /** An identify may arrive before the group that goes with it. */
    private static final Duration SETTLE_TIME = Duration.ofSeconds(60);

    /** No lens or audience has such a name. */
    static final String EVENT = "(event)";

    /** By something that the person did: one of that name at that millisecond. */
    public static Entry by(String event, Id person, Instant at) {
        return new Entry(person, EVENT, event, at.toEpochMilli(), at);
    }

    /** When its first step is due. */
    public Instant settled(Instant now) {
        return (at.isAfter(now) ? at : now).plus(SETTLE_TIME);
    }

    public boolean isByEvent() {
        return membership.equals(EVENT);
    }

    /** The same, by the name that the lens or audience had before. */
    public Entry called(String before) {
        return new Entry(subject, before, segment, number, at);
    }

    /** The same as the change's own id. */
    public String id() {
        return isByEvent()
                ? subject + "/" + EVENT + " " + segment + "/" + number
                : subject + "/" + membership + "/" + number;
    }
}
