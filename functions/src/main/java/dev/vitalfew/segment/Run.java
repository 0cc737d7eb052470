package dev.vitalfew.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One daily run: every account and person is looked at as of {@code date}.
 *
 * @param answered which of its heartbeats fold has answered; it starts when all have
 * @param model the number of the model under which it looks at everybody
 * @param missed dates before it for which no run was opened; it covers them
 * @param summary sizes, once it is closed
 */
public record Run(
        LocalDate date,
        State state,
        int slices,
        long model,
        Instant openedAt,
        Set<Integer> answered,
        List<LocalDate> missed,
        Optional<Instant> closedAt,
        Optional<RunSummary> summary) {

    public static final int HEARTBEATS = 16;

    /** How far a run has come. */
    public enum State {
        OPENING,
        RUNNING,
        CLOSED
    }

    public Run {
        answered = Set.copyOf(answered);
        missed = List.copyOf(missed);
    }

    static Run opened(LocalDate date, int slices, long model, Instant at, List<LocalDate> missed) {
        return new Run(date, State.OPENING, slices, model, at, Set.of(), missed, Optional.empty(), Optional.empty());
    }

    Run under(long newer) {
        return new Run(date, state, slices, newer, openedAt, answered, missed, closedAt, summary);
    }

    /** Whether the slice is done, and under the run's own model. */
    boolean isDone(RunStore.Slice slice) {
        return slice.done() && slice.model() == model;
    }

    boolean isAnswered() {
        return answered.size() == HEARTBEATS;
    }
}
