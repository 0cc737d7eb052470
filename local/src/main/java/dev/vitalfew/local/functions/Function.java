package dev.vitalfew.local.functions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.functions.Trouble.Order;
import dev.vitalfew.local.wire.Json;
import dev.vitalfew.platform.Env;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * A function of the template: as many instances as run at once, each made by its public constructor with its own
 * environment. As on Lambda, an instance never runs two invocations at a time.
 */
public final class Function {

    private static final int MOST_INSTANCES = 16;

    private final String name;
    private final String handler;
    private final Env env;
    private final Duration timeout;
    private final int memory;
    private final Activity activity;
    private final Troubles troubles;
    private final ConcurrentLinkedDeque<Handler> rested = new ConcurrentLinkedDeque<>();
    private final Semaphore concurrency;

    Function(
            String name,
            String handler,
            Env env,
            Duration timeout,
            int memory,
            int concurrency,
            Activity activity,
            Troubles troubles) {
        this.name = name;
        this.handler = handler;
        this.env = env;
        this.timeout = timeout;
        this.memory = memory;
        this.activity = activity;
        this.troubles = troubles;
        this.concurrency = new Semaphore(Math.min(concurrency, MOST_INSTANCES));
    }

    public String name() {
        return name;
    }

    public String handler() {
        return handler;
    }

    public Env env() {
        return env;
    }

    /** Constructs one instance ahead, so that a function that can't start stops the start of the stack. */
    public void warm() {
        rested.push(construct());
    }

    /** Answers what the function answered; throws {@link FunctionFailed} when it threw. */
    public byte[] invoke(byte[] event) {
        try (var _ = activity.begin()) {
            concurrency.acquireUninterruptibly();
            try {
                return run(event);
            } finally {
                concurrency.release();
            }
        }
    }

    public JsonNode invoke(JsonNode event) {
        var answer = invoke(Json.bytes(event));
        return answer.length == 0 ? Json.object() : Json.read(answer);
    }

    private byte[] run(byte[] event) {
        var order = troubles.take(name);
        if (order.trouble() == Trouble.DELAYED) {
            LockSupport.parkNanos(Trouble.DELAY.toNanos());
        }
        var answer = run(event, new Invocation(order));
        return order.trouble() == Trouble.TWICE ? run(event, new Invocation(Order.NOTHING)) : answer;
    }

    private byte[] run(byte[] event, Invocation invocation) {
        try {
            var rest = rested.poll();
            var instance = rest == null ? construct() : rest;
            var context = LocalContext.of(name, memory, timeout);
            var answer = ScopedValue.where(Env.CURRENT, env)
                    .where(Invocation.CURRENT, invocation)
                    .call(() -> instance.handle(event, context));
            rested.push(instance);
            return answer;
        } catch (IOException | RuntimeException | Error e) {
            throw new FunctionFailed(name, e);
        }
    }

    private Handler construct() {
        return ScopedValue.where(Env.CURRENT, env).call(() -> Handler.load(handler));
    }
}
