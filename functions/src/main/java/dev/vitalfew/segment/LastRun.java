package dev.vitalfew.segment;

import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.Env;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the last run that closed found it takes to be at the top. Read at most once a minute, and never for a model that
 * ranks nobody.
 */
public final class LastRun implements Supplier<Thresholds> {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final boolean ranks;
    private final RunStore runs;
    private final Clock clock;
    private Thresholds known = Thresholds.NONE;
    private Instant readAt = Instant.EPOCH;

    public LastRun(Model model, RunStore runs, Clock clock) {
        this.ranks = !model.ranked().isEmpty();
        this.runs = runs;
        this.clock = clock;
    }

    public static LastRun from(Env env, Model model) {
        return new LastRun(model, Wiring.runStore(env), env.clock());
    }

    @Override
    public synchronized Thresholds get() {
        var now = clock.instant();
        if (ranks && now.isAfter(readAt.plus(FRESH))) {
            known = runs.thresholds();
            readAt = now;
        }
        return known;
    }
}
