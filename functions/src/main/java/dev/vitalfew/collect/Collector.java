package dev.vitalfew.collect;

import dev.vitalfew.events.Event;
import dev.vitalfew.events.InvalidEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts each event of a request where it is safe: the log, else the overflow; or among the rejected, with the reason. */
final class Collector {

    private final Stamp stamp;
    private final Log log;
    private final Rejected rejected;
    private final Overflow overflow;

    Collector(Markers markers, Log log, Rejected rejected, Overflow overflow) {
        this.stamp = new Stamp(markers);
        this.log = log;
        this.rejected = rejected;
        this.overflow = overflow;
    }

    /** How many events went where; {@code lost} were taken by none and must be sent again. */
    record Outcome(int received, int rejected, int overflown, int lost) {}

    Outcome collect(Batch batch, Trust trust, Instant receivedAt) {
        var events = new ArrayList<Received>();
        var rejections = new ArrayList<Rejection>();
        for (var message : batch.messages()) {
            try {
                events.add(new Received(somebodys(batch, message, trust), trust, receivedAt));
            } catch (InvalidEvent e) {
                rejections.add(new Rejection(receivedAt, e.reason(), e.pointer(), batch.withoutKey(message)));
            }
        }
        var spill = new Overflow.Spill(write(events), rejected.add(rejections));
        var lost = spill.isEmpty() ? spill : overflow.take(spill);
        var lostCount = lost.events().size() + lost.rejections().size();
        return new Outcome(
                batch.messages().size(),
                rejections.size(),
                spill.events().size() + spill.rejections().size() - lostCount,
                lostCount);
    }

    private static Event somebodys(Batch batch, String message, Trust trust) {
        var event = batch.event(message);
        if (Concerns.of(event, trust).isEmpty()) {
            throw new InvalidEvent("", "concerns nobody: expected userId, anonymousId or context.groupId");
        }
        return event;
    }

    /** Returns the events of which an entry could not be written. */
    private List<Received> write(List<Received> events) {
        var unstamped = new ArrayList<Received>();
        var entries = new ArrayList<LogEntry>();
        for (var event : events) {
            try {
                entries.addAll(stamp.entries(event));
            } catch (Unavailable _) {
                unstamped.add(event);
            }
        }
        log.append(entries).stream().map(Received::of).forEach(unstamped::add);
        return unstamped.stream().distinct().toList();
    }

    /** Takes what waited in the overflow; returns what still could not be written. */
    Overflow.Spill retry(Overflow.Spill spill) {
        return new Overflow.Spill(write(spill.events()), rejected.add(spill.rejections()));
    }
}
