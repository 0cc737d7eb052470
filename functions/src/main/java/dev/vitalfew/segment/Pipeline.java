package dev.vitalfew.segment;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.fold.Folded;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From entries of the log to memberships: fold, then settle whom it touched. */
final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Folding folding;
    private final Aftermath aftermath;
    private final Runs runs;
    private final RefoldQueue refold;

    Pipeline(Folding folding, Aftermath aftermath, Runs runs, RefoldQueue refold) {
        this.folding = folding;
        this.aftermath = aftermath;
        this.runs = runs;
        this.refold = refold;
    }

    /**
     * Takes entries by id, each of which may be unreadable. What fails is put aside, so that it blocks nobody; answers
     * how many ids that were. History comes first, so that it explains no more than it did.
     */
    int take(Map<Id, Supplier<List<LogEntry>>> entries) {
        var failed = new HashSet<Id>();
        var history = new LinkedHashMap<Id, List<LogEntry>>();
        var news = new LinkedHashMap<Id, List<LogEntry>>();
        entries.forEach((id, read) -> attempt(id, failed, () -> {
            var found = read.get();
            (found.stream().anyMatch(Folding::isHistory) ? history : news).put(id, found);
        }));
        for (var kind : List.of(history, news)) {
            var folds = new LinkedHashMap<Id, Folded>();
            kind.forEach((id, found) -> attempt(id, failed, () -> fold(id, found, folds)));
            aftermath.of(folds, (id, failure) -> putAside(id, failed, failure));
        }
        return failed.size();
    }

    private void fold(Id id, List<LogEntry> entries, Map<Id, Folded> folds) {
        if (id.is(Id.Kind.HEARTBEAT)) {
            entries.forEach(runs::answer);
        } else {
            folds.put(id, folding.fold(id, entries));
        }
    }

    private void attempt(Id id, Set<Id> failed, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            putAside(id, failed, failure);
        }
    }

    /** Whatever it was, the log has the events, and the queue tries the id again. */
    private void putAside(Id id, Set<Id> failed, RuntimeException failure) {
        LOG.warn("an id could not be folded and waits in the queue refold", failure);
        refold.send(id);
        failed.add(id);
    }

    /** Counts an id anew from the log; a failure is the caller's to try again. */
    void refold(Id id) {
        if (id.is(Id.Kind.HEARTBEAT)) {
            return; // the planner sends new ones
        }
        aftermath.of(id, folding.recount(id));
    }
}
