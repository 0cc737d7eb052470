package dev.vitalfew.local.streams;

import dev.vitalfew.local.functions.Function;
import dev.vitalfew.local.functions.FunctionFailed;
import dev.vitalfew.local.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;

/** One of the parallel ways from a stream to its function: a key always takes the same one. */
final class Lane implements Runnable {

    /** What a mapping asks of every lane. */
    record Manners(
            int batchSize,
            boolean partial,
            boolean bisect,
            OptionalInt mostAttempts,
            boolean shuffled,
            double repeats) {}

    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final int LONGEST_PAUSE_DOUBLINGS = 5;
    private static final int LOOK_AHEAD = 10;

    private final LinkedBlockingQueue<Entry> inbox = new LinkedBlockingQueue<>();
    private final Function function;
    private final Manners manners;
    private final Checkpoint checkpoint;
    private final Destination onFailure;
    private final Random random;

    Lane(Function function, Manners manners, Checkpoint checkpoint, Destination onFailure, Random random) {
        this.function = function;
        this.manners = manners;
        this.checkpoint = checkpoint;
        this.onFailure = onFailure;
        this.random = random;
    }

    void add(Entry entry) {
        inbox.add(entry);
    }

    @Override
    public void run() {
        try {
            while (true) {
                var waiting = new ArrayList<Entry>();
                waiting.add(inbox.take());
                inbox.drainTo(waiting, LOOK_AHEAD * manners.batchSize());
                for (var batch : batches(waiting)) {
                    deliver(batch, 0);
                    if (random.nextDouble() < manners.repeats()) {
                        deliver(batch, 0);
                    }
                    batch.forEach(checkpoint::done);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<List<Entry>> batches(List<Entry> waiting) {
        return manners.shuffled()
                ? Shuffle.batches(Shuffle.across(waiting, random), manners.batchSize(), random)
                : Shuffle.inOrder(waiting, manners.batchSize());
    }

    /** Returns when every record was taken, or given up to the failure destination. */
    private void deliver(List<Entry> batch, int attempt) throws InterruptedException {
        var left = batch;
        for (var tried = attempt; ; tried++) {
            left = invoke(left);
            if (left.isEmpty()) {
                return;
            }
            if (manners.mostAttempts().isPresent()
                    && tried >= manners.mostAttempts().getAsInt()) {
                onFailure.send(function.name(), left.stream().map(Entry::event).toList());
                return;
            }
            Thread.sleep(FIRST_PAUSE.multipliedBy(1L << Math.min(tried, LONGEST_PAUSE_DOUBLINGS)));
            if (manners.bisect() && left.size() > 1) {
                deliver(left.subList(0, left.size() / 2), tried + 1);
                deliver(left.subList(left.size() / 2, left.size()), tried + 1);
                return;
            }
        }
    }

    /** Answers what is to be delivered again: from the first failed record on, as Lambda does. */
    private List<Entry> invoke(List<Entry> batch) {
        try {
            var event = Json.object();
            var records = event.putArray("Records");
            batch.forEach(entry -> records.add(entry.event()));
            var answer = function.invoke(event);
            if (!manners.partial()) {
                return List.of();
            }
            var first = batch.size();
            for (var failure : answer.path("batchItemFailures")) {
                first = Math.min(
                        first, position(batch, failure.path("itemIdentifier").asText()));
            }
            return batch.subList(first, batch.size());
        } catch (FunctionFailed e) {
            e.printStackTrace();
            return batch;
        }
    }

    /** An identifier that is none of the batch's fails the whole batch. */
    private static int position(List<Entry> batch, String sequence) {
        for (var i = 0; i < batch.size(); i++) {
            if (batch.get(i).sequence().equals(sequence)) {
                return i;
            }
        }
        return 0;
    }
}
