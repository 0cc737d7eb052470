package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.vitalfew.platform.Env;
import java.util.Map;

/** On the schedules: notes for when it was set off, and what time it was then. */
public final class TickHandler implements RequestHandler<Map<String, String>, String> {

    private final Env env = Env.system();
    private final Probe probe = Probe.own();

    @Override
    public String handleRequest(Map<String, String> tick, Context context) {
        probe.saw("tick:" + tick.get("name") + "@" + tick.get("scheduledTime") + " at "
                + env.clock().instant());
        return "done";
    }
}
