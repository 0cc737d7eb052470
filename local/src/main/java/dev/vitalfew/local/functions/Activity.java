package dev.vitalfew.local.functions;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What runs right now on this machine, and how much has run: the one question is whether anything can still happen. */
public final class Activity {

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicLong begun = new AtomicLong();

    /** Something begins; it ends when the answer is closed. */
    public Span begin() {
        begun.incrementAndGet();
        running.incrementAndGet();
        return running::decrementAndGet;
    }

    public int running() {
        return running.get();
    }

    public long begun() {
        return begun.get();
    }

    /** One thing that runs. */
    public interface Span extends AutoCloseable {
        @Override
        void close();
    }
}
