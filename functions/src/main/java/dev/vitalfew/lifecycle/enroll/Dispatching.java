package dev.vitalfew.lifecycle.enroll;

import dev.vitalfew.lifecycle.enrollments.Enrollments;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** The minute's sweep: leases what is due, so that the next sweep passes over it, and hands it to a queue. */
public final class Dispatching {

    /** The time between two sweeps. */
    public static final Duration EACH = Duration.ofMinutes(1);

    /** When a message was lost on its way, its enrollment comes up again after this. */
    private static final Duration LEASE = Duration.ofMinutes(15);

    private final Enrollments enrollments;
    private final Consumer<List<Enrollments.Due>> queue;
    private final Clock clock;
    private final IntSupplier limit;

    /** @param limit how many can be sent until the next sweep */
    public Dispatching(Enrollments enrollments, Consumer<List<Enrollments.Due>> queue, Clock clock, IntSupplier limit) {
        this.enrollments = enrollments;
        this.queue = queue;
        this.clock = clock;
        this.limit = limit;
    }

    /** Returns how many were handed on. */
    public int sweep() {
        var now = clock.instant();
        var leased = enrollments.due(now, limit.getAsInt()).stream()
                .filter(due -> enrollments.lease(due, now.plus(LEASE)))
                .toList();
        queue.accept(leased);
        return leased.size();
    }
}
