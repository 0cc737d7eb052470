package dev.vitalfew.lifecycle.ledger;

import java.time.Instant;
import java.util.Optional;

/** The row of turns in memory. */
public final class MemoryRow implements SharedPace.Row {

    private Optional<SharedPace.State> state = Optional.empty();
    private Instant free = Instant.MIN;
    private long takenWhenAsked;

    @Override
    public synchronized Optional<SharedPace.State> state() {
        return state;
    }

    @Override
    public synchronized boolean ask(Optional<Instant> read, Instant now) {
        if (!state.map(SharedPace.State::read).equals(read)) {
            return false;
        }
        takenWhenAsked = state.map(SharedPace.State::taken).orElse(0L);
        state = Optional.of(new SharedPace.State(now, state.flatMap(SharedPace.State::grant), takenWhenAsked));
        return true;
    }

    @Override
    public synchronized void granted(Pace.Grant grant) {
        state = state.map(
                asked -> new SharedPace.State(asked.read(), Optional.of(grant), asked.taken() - takenWhenAsked));
    }

    @Override
    public synchronized Optional<Instant> take(Instant now, Instant latest) {
        var begins = free.isAfter(now) ? free : now;
        var read = state.orElseThrow();
        var grant = read.grant().orElseThrow();
        if (begins.isAfter(latest) || read.taken() >= grant.left()) {
            return Optional.empty();
        }
        free = begins.plus(grant.each());
        state = Optional.of(new SharedPace.State(read.read(), read.grant(), read.taken() + 1));
        return Optional.of(begins);
    }
}
