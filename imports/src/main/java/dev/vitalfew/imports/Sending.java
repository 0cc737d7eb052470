package dev.vitalfew.imports;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Sends a few batches at a time. After the first that can't be sent it takes no more. */
final class Sending implements AutoCloseable {

    private static final int AT_ONCE = 4;

    private final Api api;
    private final Consumer<Batch> onAcknowledged;
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    /** {@code onAcknowledged} is called by one thread at a time. */
    Sending(Api api, Consumer<Batch> onAcknowledged) {
        this.api = api;
        this.onAcknowledged = onAcknowledged;
    }

    /** Waits until the batch can leave; throws what an earlier one failed with. */
    void send(Batch batch) {
        free.acquireUninterruptibly();
        rethrow();
        lanes.execute(() -> deliver(batch));
    }

    private void deliver(Batch batch) {
        try {
            api.send(batch);
            synchronized (this) {
                onAcknowledged.accept(batch);
            }
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        } catch (InterruptedException e) {
            failure.compareAndSet(null, new Stopped("it was interrupted"));
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
    }

    /** Returns when all that was sent is acknowledged; throws what one failed with. */
    void finish() {
        free.acquireUninterruptibly(AT_ONCE);
        free.release(AT_ONCE);
        rethrow();
    }

    private void rethrow() {
        var failed = failure.get();
        if (failed != null) {
            throw failed;
        }
    }

    @Override
    public void close() {
        lanes.close();
    }
}
