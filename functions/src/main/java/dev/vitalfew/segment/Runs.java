package dev.vitalfew.segment;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Log;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Thresholds;
import dev.vitalfew.model.Model;
import dev.vitalfew.quality.Findings;
import dev.vitalfew.quality.Quality;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The daily run, from its opening to its close.
 *
 * <p>It is opened by whoever comes first once local time is past 00:15, one per local date. It puts heartbeats into the
 * log under ids that are spread over it, and starts when fold has answered them all: so it never starts from a log that
 * is not yet folded. Its slices are then handed out; whoever finishes the last one closes it. The hourly schedule is its
 * own watchdog: what a crash left lying is sent again.
 *
 * <p>A run has the number of one model, that of the function which opened it, and only what was done under that number
 * counts. A function with an older model keeps off; one with a newer model, deployed meanwhile, gives the run its own
 * number, and the run begins again.
 */
public final class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);
    private static final LocalTime DUE = LocalTime.of(0, 15);
    private static final Duration LATE = Duration.ofHours(3);
    private static final int DAYS_BACK = 8;
    private static final String RUN = "run";

    /** The report of every run on its data. */
    public static final String DATA_QUALITY = "data-quality";

    private final RunStore store;
    private final SliceQueue queue;
    private final Log log;
    private final Model model;
    private final Clock clock;
    private final int slices;

    /** The report of every run on which features are used in which segments. */
    public static final String FEATURE_USE = "feature-use";

    public Runs(RunStore store, SliceQueue queue, Log log, Model model, Clock clock, int slices) {
        this.store = store;
        this.queue = queue;
        this.log = log;
        this.model = model;
        this.clock = clock;
        this.slices = slices;
    }

    /** Opens today's run once it is due, or helps it on; answers nothing before it is due. */
    public Optional<Run> openIfDue() {
        var now = clock.instant().atZone(model.zone());
        return now.toLocalTime().isBefore(DUE) ? Optional.empty() : Optional.of(open(now.toLocalDate()));
    }

    /** Opens the run for today's date, or answers the one that is there. */
    public Run openToday() {
        return open(today());
    }

    public LocalDate today() {
        return LocalDate.now(clock.withZone(model.zone()));
    }

    private Run open(LocalDate date) {
        var now = clock.instant();
        var found = store.find(date).orElseGet(() -> {
            store.open(Run.opened(date, slices, model.number(), now, missed(date)));
            return store.find(date).orElseThrow();
        });
        if (found.model() > model.number()) {
            return found; // whoever has that model helps it on
        }
        var run = takenOver(found);
        switch (run.state()) {
            case OPENING -> sendHeartbeats(run, now);
            case RUNNING -> {
                sendSlices(run);
                closeIfDone(run);
            }
            case CLOSED -> {}
        }
        if (run.state() != Run.State.CLOSED && run.openedAt().isBefore(now.minus(LATE))) {
            throw new LateRun(run);
        }
        return run;
    }

    /** The run that a slice is to be worked on for. Throws {@link OlderModel} when it is not for this function. */
    Run forWork(LocalDate date) {
        var run = takenOver(store.find(date).orElseThrow());
        if (run.model() > model.number()) {
            throw new OlderModel(run, model);
        }
        return run;
    }

    private Run takenOver(Run run) {
        if (run.state() == Run.State.CLOSED || run.model() >= model.number()) {
            return run;
        }
        var taken = store.takeOver(run.date(), model.number());
        var now = store.find(run.date()).orElseThrow();
        if (taken && now.state() == Run.State.RUNNING) {
            LOG.info("run {} begins again under model {}, instead of {}", run.date(), model.number(), run.model());
            sendSlices(now);
        }
        return now;
    }

    private List<LocalDate> missed(LocalDate date) {
        return store.lastOpened()
                .filter(last -> last.isBefore(date))
                .map(last -> last.plusDays(1).datesUntil(date).toList())
                .orElse(List.of());
    }

    private void sendHeartbeats(Run run, Instant now) {
        var heartbeats = IntStream.range(0, Run.HEARTBEATS)
                .mapToObj(number -> heartbeat(run, number, now))
                .toList();
        if (!log.append(heartbeats).isEmpty()) {
            throw new IllegalStateException("the log did not take the heartbeats of run " + run.date());
        }
    }

    private static LogEntry heartbeat(Run run, int number, Instant now) {
        var messageId = run.date() + "@" + now;
        var envelope = new Envelope(messageId, null, "heartbeat", now, null, Map.of());
        var event = new Event.Track(
                envelope,
                "Run Heartbeat",
                Map.of(RUN, TextNode.valueOf(run.date().toString())));
        return new LogEntry(
                new Id(Id.Kind.HEARTBEAT, "%02d".formatted(number)),
                LogKey.of(now, Trust.SYSTEM, messageId),
                event,
                now,
                now,
                Trust.SYSTEM);
    }

    /** What fold does with a heartbeat that it meets in the log. */
    public void answer(LogEntry heartbeat) {
        if (!(heartbeat.event() instanceof Event.Track track)
                || !(track.properties().get(RUN) instanceof TextNode date)) {
            throw new IllegalArgumentException("not a heartbeat: " + heartbeat);
        }
        store.answer(
                        LocalDate.parse(date.asText()),
                        Integer.parseInt(heartbeat.id().value()))
                .filter(Run::isAnswered)
                .ifPresent(this::start);
    }

    private void start(Run run) {
        if (run.state() == Run.State.OPENING) {
            store.start(run.date());
            sendSlices(run);
        }
    }

    private void sendSlices(Run run) {
        store.slices(run).stream()
                .filter(slice -> !run.isDone(slice))
                .forEach(slice -> queue.send(slice.date(), slice.number()));
    }

    /** Closes the run when all of its slices are done. */
    void closeIfDone(Run run) {
        var parts = store.slices(run);
        if (run.model() == model.number() && parts.stream().allMatch(run::isDone)) {
            var summary = parts.stream().map(RunStore.Slice::summary).reduce(RunSummary.NOTHING, RunSummary::plus);
            var noted = new Quality();
            parts.forEach(part -> noted.add(part.quality()));
            // Before it is closed, so that a closed run has its reports.
            store.report(run.date(), DATA_QUALITY, dataQuality(run, noted, summary));
            store.report(run.date(), FEATURE_USE, noted.featureUse(model, run.date()));
            store.fix(run.date(), Thresholds.of(model, summary.ranked()));
            if (store.close(run.date(), run.model(), summary, clock.instant())) {
                // The alarm RunLate counts these lines by their first two words.
                LOG.info(
                        "run closed: {}, {} accounts, {} people, {} changed",
                        run.date(),
                        summary.accounts(),
                        summary.people(),
                        summary.changed());
            }
        }
    }

    private String dataQuality(Run run, Quality noted, RunSummary summary) {
        var findings = Findings.of(model, noted, summary.lenses());
        var isFirst = lastClosed(store, run.date().minusDays(1)).isEmpty();
        return (isFirst ? findings.ofFirstRun(model) : findings).report(run.date());
    }

    /** The last run for {@code date} or a week before it that has closed. */
    public static Optional<Run> lastClosed(RunStore store, LocalDate date) {
        return Stream.iterate(date, day -> day.minusDays(1))
                .limit(DAYS_BACK)
                .flatMap(day -> store.find(day).stream())
                .filter(run -> run.state() == Run.State.CLOSED)
                .findFirst();
    }

    public Optional<Run> find(LocalDate date) {
        return store.find(date);
    }

    /** A newer model has the run; a function that has that one will take the work. */
    public static final class OlderModel extends RuntimeException {
        OlderModel(Run run, Model model) {
            super("the run for %s is under model %d; this function has model %d"
                    .formatted(run.date(), run.model(), model.number()));
        }
    }

    /** Raises the alarm on the planner's errors; yesterday's segments stay. */
    public static final class LateRun extends RuntimeException {
        LateRun(Run run) {
            super("the run for %s was opened at %s and is still %s".formatted(run.date(), run.openedAt(), run.state()));
        }
    }
}
