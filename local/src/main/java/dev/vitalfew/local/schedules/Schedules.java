package dev.vitalfew.local.schedules;

import dev.vitalfew.local.bus.Targets;
import dev.vitalfew.local.clock.MovableClock;
import dev.vitalfew.local.template.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Sets off what is due: while time ticks, and while the clock is moved on, from due time to due time. Moved by more
 * than an hour, the clock stops only where a schedule slower than once a minute is due, and moved by most
 * of a day or more only every third hour, by weeks every sixth; there every schedule that had a due time since the last stop is set off once.
 */
public final class Schedules implements AutoCloseable {

    /** Something did not come to rest while the clock was moved. */
    public static final class Restless extends RuntimeException {
        Restless(Instant at) {
            super("not everything came to rest at " + at);
        }
    }

    /** Waits until nothing is on its way any more; false when it gave up waiting. */
    @FunctionalInterface
    public interface Rest {
        boolean await();
    }

    private static final Duration SHORT = Duration.ofHours(1);
    private static final Duration LONG = Duration.ofHours(20);
    private static final Duration WEEKS = Duration.ofDays(20);
    private static final Duration LONGEST_NAP = Duration.ofMillis(250);

    private final List<Schedule> schedules;
    private final Targets targets;
    private final MovableClock clock;
    private final Rest rest;
    private final BooleanSupplier untouched;
    private final Thread ticker;

    public Schedules(
            List<Resource> resources, Targets targets, MovableClock clock, Rest rest, BooleanSupplier untouched) {
        var now = clock.instant();
        this.schedules = resources.stream()
                .filter(resource ->
                        !resource.optional("State").orElse("ENABLED").equals("DISABLED"))
                .map(resource -> new Schedule(resource, now))
                .toList();
        this.targets = targets;
        this.clock = clock;
        this.rest = rest;
        this.untouched = untouched;
        this.ticker = Thread.ofVirtual().name("schedules").unstarted(this::tick);
    }

    public void start() {
        ticker.start();
    }

    @Override
    public void close() {
        ticker.interrupt();
    }

    /**
     * Moves the clock on and answers when all that this set off has come to rest. As long as nothing has happened, any
     * time will do: an empty stack can begin where an imported history ends.
     */
    public synchronized void advance(Instant target) {
        if (target.isBefore(clock.instant()) && untouched.getAsBoolean()) {
            clock.begin(target);
            schedules.forEach(schedule -> schedule.begin(clock.instant()));
            return;
        }
        clock.refuseBackwards(target);
        var jump = Duration.between(clock.instant(), target);
        var slowOnly = jump.compareTo(SHORT) > 0;
        var apart = apart(jump);
        var stop = clock.instant();
        while (stop.isBefore(target)) {
            stop = next(slowOnly, stop.plus(apart))
                    .filter(due -> due.isBefore(target))
                    .orElse(target);
            clock.reach(stop);
            fire();
            if (!rest.await()) {
                throw new Restless(clock.instant());
            }
        }
    }

    /** How long it takes at least from one stop to the next. */
    private static Duration apart(Duration jump) {
        if (jump.compareTo(LONG) <= 0) {
            return Duration.ZERO;
        }
        return Duration.ofHours(jump.compareTo(WEEKS) <= 0 ? 3 : 6);
    }

    private Optional<Instant> next(boolean slowOnly, Instant earliest) {
        return schedules.stream()
                .filter(schedule -> !slowOnly || schedule.slow())
                .map(schedule -> schedule.dueFrom(earliest))
                .min(Comparator.naturalOrder());
    }

    private synchronized void fire() {
        var now = clock.instant();
        for (var schedule : schedules) {
            schedule.take(now).ifPresent(scheduled -> targets.send(schedule.target(), schedule.input(scheduled), ""));
        }
    }

    private void tick() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                fire();
                var until = next(false, clock.instant()).map(due -> Duration.between(clock.instant(), due));
                var nap = until.filter(duration -> duration.compareTo(LONGEST_NAP) < 0)
                        .orElse(LONGEST_NAP);
                Thread.sleep(Duration.ofMillis(Math.max(1, nap.toMillis())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
