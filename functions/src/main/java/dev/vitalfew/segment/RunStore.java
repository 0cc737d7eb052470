package dev.vitalfew.segment;

import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.quality.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Daily runs and how far their slices have come. Every write holds only for the state that it was made from. */
public interface RunStore {

    Optional<Run> find(LocalDate date);

    /** The date of the last run that was opened. */
    Optional<LocalDate> lastOpened();

    /** Opens the run unless one for its date is there. */
    void open(Run run);

    /** Notes that fold has answered a heartbeat, and answers how the run is now; empty for no such run. */
    Optional<Run> answer(LocalDate date, int heartbeat);

    /** From opening to running; nothing for a run in another state. */
    void start(LocalDate date);

    /**
     * The run goes on under a newer model, and so begins again. Answers false, and does nothing, for a run that is closed
     * or under that model or a newer one.
     */
    boolean takeOver(LocalDate date, long model);

    Slice slice(LocalDate date, int number);

    /** All slices of a run, in their order. */
    List<Slice> slices(Run run);

    /** Writes the next state of a slice. Answers false when another worker has written it meanwhile. */
    boolean save(Slice next);

    /** Keeps a report of the run, as JSON; the first that is kept of a name stays. */
    void report(LocalDate date, String name, String report);

    Optional<String> report(LocalDate date, String name);

    /** Keeps what it takes to be at the top from the run of the date on, unless a later run has said so. */
    void fix(LocalDate date, Thresholds thresholds);

    /** What the last run has fixed; nothing before the first. */
    Thresholds thresholds();

    /** From running to closed. Answers false, and does nothing, for a run in another state or under another model. */
    boolean close(LocalDate date, long model, RunSummary summary, Instant at);

    /**
     * How far a slice has come.
     *
     * @param epoch grows with every write: of two workers on one slice, the second to write stops
     * @param cursor after which record to go on; empty at the beginning
     * @param quality what was noted of the data so far
     * @param model the number of the model under which it has come so far; 0 for none
     */
    record Slice(
            LocalDate date,
            int number,
            long epoch,
            Optional<String> cursor,
            boolean done,
            RunSummary summary,
            Quality quality,
            long model) {

        public Slice {
            quality = quality.copy();
        }

        static Slice untouched(LocalDate date, int number) {
            return new Slice(date, number, 0, Optional.empty(), false, RunSummary.NOTHING, new Quality(), 0);
        }

        /** As it is, if that model has come so far; else from its beginning. */
        Slice under(long other) {
            return model == other
                    ? this
                    : new Slice(date, number, epoch, Optional.empty(), false, RunSummary.NOTHING, new Quality(), other);
        }

        Slice after(String cursor, RunSummary seen, Quality noted) {
            return new Slice(date, number, epoch + 1, Optional.of(cursor), false, seen, noted, model);
        }

        Slice finished(RunSummary seen, Quality noted) {
            return new Slice(date, number, epoch + 1, cursor, true, seen, noted, model);
        }
    }
}
