package dev.vitalfew.collect;

import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The collector of a deployed function. */
final class Wiring {

    private Wiring() {}

    static Collector collector(Env env) {
        var dynamo = new Aws(env).dynamo();
        return collector(env, dynamo, new DynamoRejected(dynamo, env.get("REJECTED_TABLE")), SqsOverflow.from(env));
    }

    /** What it can't write stays where it came from. */
    static Collector retryingCollector(Env env) {
        var dynamo = new Aws(env).dynamo();
        return collector(env, dynamo, new DynamoRejected(dynamo, env.get("REJECTED_TABLE")), spill -> spill);
    }

    private static Collector collector(Env env, DynamoDbClient dynamo, Rejected rejected, Overflow overflow) {
        var events = env.get("EVENTS_TABLE");
        return new Collector(new DynamoMarkers(dynamo, events), new DynamoLog(dynamo, events), rejected, overflow);
    }
}
