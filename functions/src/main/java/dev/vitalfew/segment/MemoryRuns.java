package dev.vitalfew.segment;

import dev.vitalfew.lenses.Thresholds;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Daily runs in memory. Safe for several threads. */
public final class MemoryRuns implements RunStore {

    private final NavigableMap<LocalDate, Run> runs = new TreeMap<>();
    private final Map<LocalDate, Map<Integer, Slice>> slices = new HashMap<>();
    private final Map<LocalDate, Map<String, String>> reports = new HashMap<>();

    private Optional<LocalDate> fixedAt = Optional.empty();
    private Thresholds fixed = Thresholds.NONE;

    @Override
    public synchronized void fix(LocalDate date, Thresholds thresholds) {
        if (fixedAt.filter(date::isBefore).isEmpty()) {
            fixedAt = Optional.of(date);
            fixed = thresholds;
        }
    }

    @Override
    public synchronized Thresholds thresholds() {
        return fixed;
    }

    @Override
    public synchronized Optional<Run> find(LocalDate date) {
        return Optional.ofNullable(runs.get(date));
    }

    @Override
    public synchronized Optional<LocalDate> lastOpened() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.lastKey());
    }

    @Override
    public synchronized void open(Run run) {
        runs.putIfAbsent(run.date(), run);
    }

    @Override
    public synchronized Optional<Run> answer(LocalDate date, int heartbeat) {
        return find(date).map(run -> {
            var answered = new HashSet<>(run.answered());
            answered.add(heartbeat);
            var next = new Run(
                    date,
                    run.state(),
                    run.slices(),
                    run.model(),
                    run.openedAt(),
                    answered,
                    run.missed(),
                    run.closedAt(),
                    run.summary());
            runs.put(date, next);
            return next;
        });
    }

    @Override
    public synchronized void start(LocalDate date) {
        find(date)
                .filter(run -> run.state() == Run.State.OPENING)
                .ifPresent(run -> runs.put(
                        date,
                        new Run(
                                date,
                                Run.State.RUNNING,
                                run.slices(),
                                run.model(),
                                run.openedAt(),
                                run.answered(),
                                run.missed(),
                                Optional.empty(),
                                Optional.empty())));
    }

    @Override
    public synchronized List<Slice> slices(Run run) {
        return IntStream.range(0, run.slices())
                .mapToObj(number -> slice(run.date(), number))
                .toList();
    }

    @Override
    public synchronized Slice slice(LocalDate date, int number) {
        return slices.getOrDefault(date, Map.of()).getOrDefault(number, Slice.untouched(date, number));
    }

    @Override
    public synchronized boolean save(Slice next) {
        if (slice(next.date(), next.number()).epoch() != next.epoch() - 1) {
            return false;
        }
        slices.computeIfAbsent(next.date(), _ -> new HashMap<>()).put(next.number(), next);
        return true;
    }

    @Override
    public synchronized void report(LocalDate date, String name, String report) {
        reports.computeIfAbsent(date, _ -> new HashMap<>()).putIfAbsent(name, report);
    }

    @Override
    public synchronized Optional<String> report(LocalDate date, String name) {
        return Optional.ofNullable(reports.getOrDefault(date, Map.of()).get(name));
    }

    @Override
    public synchronized boolean takeOver(LocalDate date, long model) {
        var older = find(date).filter(run -> run.state() != Run.State.CLOSED && run.model() < model);
        older.ifPresent(run -> runs.put(date, run.under(model)));
        return older.isPresent();
    }

    @Override
    public synchronized boolean close(LocalDate date, long model, RunSummary summary, Instant at) {
        var running = find(date).filter(run -> run.state() == Run.State.RUNNING && run.model() == model);
        running.ifPresent(run -> runs.put(
                date,
                new Run(
                        date,
                        Run.State.CLOSED,
                        run.slices(),
                        run.model(),
                        run.openedAt(),
                        run.answered(),
                        run.missed(),
                        Optional.of(at),
                        Optional.of(summary))));
        return running.isPresent();
    }
}
