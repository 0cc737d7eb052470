package dev.vitalfew.segment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.Messages;
import java.time.Duration;

/** SQS slices: works on one slice of a daily run, and hands it over before the time is up. */
public final class RunSliceHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

    private static final Duration TO_SPARE = Duration.ofMinutes(1);

    private final SliceWork work;
    private final Runs runs;
    private final SliceQueue queue;

    public RunSliceHandler() {
        this(Env.system());
    }

    private RunSliceHandler(Env env) {
        this(Wiring.sliceWork(env), Wiring.runs(env), SqsSliceQueue.from(env));
    }

    RunSliceHandler(SliceWork work, Runs runs, SliceQueue queue) {
        this.work = work;
        this.runs = runs;
        this.queue = queue;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        return Messages.each("slice", event, body -> work(SqsSliceQueue.read(body), context));
    }

    private void work(SqsSliceQueue.Waiting slice, Context context) {
        var run = runs.forWork(slice.date());
        var turn = work.work(
                slice.date(),
                slice.number(),
                run.slices(),
                () -> context.getRemainingTimeInMillis() < TO_SPARE.toMillis());
        switch (turn) {
            case FINISHED -> runs.closeIfDone(run);
            case HANDED_OVER -> queue.send(slice.date(), slice.number());
            case LOST -> {}
        }
    }
}
