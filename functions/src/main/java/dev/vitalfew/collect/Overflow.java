package dev.vitalfew.collect;

import java.util.List;

/** Holds what the tables could not take just now. */
public interface Overflow {

    /** What waits: events for the log, and events that were refused. */
    record Spill(List<Received> events, List<Rejection> rejections) {

        public Spill {
            events = List.copyOf(events);
            rejections = List.copyOf(rejections);
        }

        public boolean isEmpty() {
            return events.isEmpty() && rejections.isEmpty();
        }
    }

    /** Returns what could not be taken here either. */
    Spill take(Spill spill);
}
