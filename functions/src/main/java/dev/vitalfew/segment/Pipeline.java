package dev.vitalfew.segment;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import java.util.List;
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

    /** Takes entries of one id, which may be unreadable. A failure is put aside, so that it blocks nobody; answers whether there was none. */
    boolean take(Id id, Supplier<List<LogEntry>> entries) {
        try {
            if (id.is(Id.Kind.HEARTBEAT)) {
                entries.get().forEach(runs::answer);
            } else {
                aftermath.of(folding.fold(id, entries.get()));
            }
            return true;
        } catch (RuntimeException failure) {
            // Whatever it was, the log has the events, and the queue tries the id again.
            LOG.warn("an id could not be folded and waits in the queue refold", failure);
            refold.send(id);
            return false;
        }
    }

    /** Counts an id anew from the log; a failure is the caller's to try again. */
    void refold(Id id) {
        if (id.is(Id.Kind.HEARTBEAT)) {
            return; // the planner sends new ones
        }
        aftermath.of(folding.recount(id));
    }
}
