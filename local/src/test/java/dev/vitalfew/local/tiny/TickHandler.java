package dev.vitalfew.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.vitalfew.platform.Env;

/** On the schedules: notes for when it was set off, and what time it was then. */
public final class TickHandler implements RequestHandler<TickHandler.Tick, String> {

    /** A schedule's input. */
    public record Tick(String name, String scheduledTime) {}

    private final Env env = Env.system();
    private final Probe probe = Probe.own();

    @Override
    public String handleRequest(Tick tick, Context context) {
        probe.saw("tick:" + tick.name() + "@" + tick.scheduledTime() + " at "
                + env.clock().instant());
        return "done";
    }
}
