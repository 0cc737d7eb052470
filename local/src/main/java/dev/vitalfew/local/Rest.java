package dev.vitalfew.local;

import dev.vitalfew.local.functions.Activity;
import dev.vitalfew.local.queues.QueueTrigger;
import dev.vitalfew.local.streams.StreamTrigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Whether anything is still on its way: an unread record, a message, a running function.
 */
final class Rest {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final Activity activity;
    private final List<StreamTrigger> streams;
    private final List<QueueTrigger> queues;
    private volatile @Nullable QueueTrigger busy;

    Rest(Activity activity, List<StreamTrigger> streams, List<QueueTrigger> queues) {
        this.activity = activity;
        this.streams = streams;
        this.queues = queues;
    }

    /** True when everything has come to rest within the time. */
    boolean await(Duration most) {
        var deadline = System.nanoTime() + most.toNanos();
        while (!atRest()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }

    int underWay() {
        return streams.stream().mapToInt(StreamTrigger::underWay).sum();
    }

    /** What is not at rest, for whoever waits in vain. */
    String describe() {
        return activity.running() + " functions running, streams "
                + streams.stream()
                        .map(stream -> stream.atRest() ? "read" : "unread")
                        .toList() + ", queues "
                + queues.stream().map(QueueTrigger::depth).toList();
    }

    // The counts are taken one after the other; that nothing began meanwhile makes them one picture.
    private boolean atRest() {
        var begun = activity.begun();
        if (activity.running() > 0 || !streams.stream().allMatch(StreamTrigger::atRest)) {
            return false;
        }
        return queuesAreEmpty()
                && activity.running() == 0
                && activity.begun() == begun
                && streams.stream().allMatch(StreamTrigger::atRest);
    }

    /** Asks the queue first that had messages when it was asked before: mostly it still has. */
    private boolean queuesAreEmpty() {
        var last = busy;
        if (last != null && !last.atRest()) {
            return false;
        }
        busy = queues.stream().filter(queue -> !queue.atRest()).findFirst().orElse(null);
        return busy == null;
    }
}
