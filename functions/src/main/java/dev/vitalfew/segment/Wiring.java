package dev.vitalfew.segment;

import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;

/** The segment stage's functions, as deployed. */
public final class Wiring {

    private static final int SLICES = 8;

    private Wiring() {}

    static Pipeline pipeline(Env env) {
        var model = LiveModel.from(env);
        var customers = DynamoCustomers.from(env, model);
        var folding = folding(env, model, customers);
        return new Pipeline(
                folding, aftermath(env, model, customers, folding), runs(env, model), SqsRefoldQueue.from(env));
    }

    public static Aftermath aftermath(Env env, Model model, CustomerStore customers) {
        return aftermath(env, model, customers, folding(env, model, customers));
    }

    private static Aftermath aftermath(Env env, Model model, CustomerStore customers, Folding folding) {
        return new Aftermath(folding, settle(env, model, customers), customers, SqsSettleQueue.from(env));
    }

    static Settle settle(Env env) {
        var model = LiveModel.from(env);
        return settle(env, model, DynamoCustomers.from(env, model));
    }

    private static Settle settle(Env env, Model model, CustomerStore customers) {
        return new Settle(model, customers, LastRun.from(env, model), env.clock());
    }

    static SliceWork sliceWork(Env env) {
        var model = LiveModel.from(env);
        var customers = DynamoCustomers.from(env, model);
        return new SliceWork(
                model,
                customers,
                DynamoLog.from(env),
                folding(env, model, customers),
                settle(env, model, customers),
                runStore(env),
                env.clock());
    }

    public static Runs runs(Env env) {
        return runs(env, LiveModel.from(env));
    }

    private static Runs runs(Env env, Model model) {
        return new Runs(
                runStore(env),
                SqsSliceQueue.from(env),
                DynamoLog.from(env),
                model,
                env.clock(),
                env.number("SLICES", SLICES));
    }

    private static Folding folding(Env env, Model model, CustomerStore customers) {
        return new Folding(model, DynamoLog.from(env), customers, env.clock());
    }

    static RunStore runStore(Env env) {
        return new DynamoRuns(new Aws(env).dynamo(), env.get("RUNS_TABLE"));
    }
}
