package dev.vitalfew.segment;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.vitalfew.platform.Env;
import java.util.Map;

/** Hourly at :17: opens the run for the model's local date once it is due, and helps on one that lies still. */
public final class PlanRunHandler implements RequestHandler<Map<String, String>, Map<String, String>> {

    private final Runs runs;

    public PlanRunHandler() {
        this(Wiring.runs(Env.system()));
    }

    PlanRunHandler(Runs runs) {
        this.runs = runs;
    }

    @Override
    public Map<String, String> handleRequest(Map<String, String> tick, Context context) {
        return runs.openIfDue()
                .map(run -> Map.of(
                        "run", run.date().toString(), "state", run.state().name()))
                .orElse(Map.of());
    }
}
