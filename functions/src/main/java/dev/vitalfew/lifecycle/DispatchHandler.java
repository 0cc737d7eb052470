package dev.vitalfew.lifecycle;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.platform.Env;
import java.util.Map;

/** Each minute: hands the due enrollments to the queue of sending, at most as many as can be sent soon. */
public final class DispatchHandler implements RequestHandler<Map<String, Object>, Map<String, Integer>> {

    private final Dispatching dispatching;

    public DispatchHandler() {
        this(Wiring.dispatching(Env.system()));
    }

    DispatchHandler(Dispatching dispatching) {
        this.dispatching = dispatching;
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> tick, Context context) {
        return Map.of("dispatched", dispatching.sweep());
    }
}
