package dev.vitalfew.tasks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.vitalfew.platform.Counts;
import dev.vitalfew.platform.Env;
import java.util.Map;

/** Twice an hour: in the morning of a working day, writes to each of the team what they have to do. */
public final class DigestHandler implements RequestHandler<Map<String, String>, Map<String, Integer>> {

    private final Digesting digesting;

    public DigestHandler() {
        this(Wiring.digesting(Env.system()));
    }

    DigestHandler(Digesting digesting) {
        this.digesting = digesting;
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, String> tick, Context context) {
        var written = digesting.write();
        Counts.of("digest").with("written", written).write();
        return Map.of("written", written);
    }
}
