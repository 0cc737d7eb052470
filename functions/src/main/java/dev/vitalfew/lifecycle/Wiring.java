package dev.vitalfew.lifecycle;

import dev.vitalfew.collect.Log;
import dev.vitalfew.customers.Customers;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.model.Model;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import java.nio.file.Path;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lifecycle's functions, as deployed. */
final class Wiring {

    private static final int SENDS_A_SWEEP = 640;

    private Wiring() {}

    static Enrolling enrolling(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var queue = new SqsQueue(aws.sqs(), env.get("ENROLL_QUEUE"));
        return new Enrolling(
                Sequences.of(model(env)),
                new CustomerPeople(customers(env, dynamo)),
                new DynamoEnrollments(dynamo, env.get("LIFECYCLE_TABLE")),
                queue::put,
                env.clock());
    }

    static Dispatching dispatching(Env env) {
        var aws = new Aws(env);
        var queue = new SqsQueue(aws.sqs(), env.get("SEND_QUEUE"));
        return new Dispatching(
                new DynamoEnrollments(aws.dynamo(), env.get("LIFECYCLE_TABLE")),
                due -> queue.putAll(due.stream()
                        .map(key -> new DueMessage(key.person(), key.record()).json())
                        .toList()),
                env.clock(),
                env.number("SENDS_A_SWEEP", SENDS_A_SWEEP));
    }

    static Sender sender(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var suppression = env.get("SUPPRESSION_TABLE");
        var control = env.get("CONTROL_TABLE");
        var ledger = new DynamoLedger(dynamo, lifecycle, suppression, control);
        return new Sender(
                Sequences.of(model(env)),
                new Recipients(
                        new CustomerPeople(customers(env, dynamo)),
                        new DynamoSuppressions(dynamo, suppression, lifecycle),
                        ledger),
                new DynamoEnrollments(dynamo, lifecycle),
                ledger,
                new DynamoKillSwitch(dynamo, control),
                Emails.read(Path.of(env.get("MODEL_DIR"))),
                new SignedLinks(new DynamoSigningKeys(dynamo, control), env.get("PUBLIC_URL")),
                new SesMailer(aws.ses(), env.get("SES_CONFIGURATION_SET")),
                env.clock(),
                System::nanoTime);
    }

    static Model model(Env env) {
        throw new UnsupportedOperationException("waits for the reader of " + env.get("MODEL_DIR"));
    }

    static Customers customers(Env env, DynamoDbClient dynamo) {
        throw new UnsupportedOperationException("waits for customers in " + env.get("CUSTOMERS_TABLE") + dynamo);
    }

    static Log log(Env env) {
        throw new UnsupportedOperationException("waits for the log in " + env.get("EVENTS_TABLE"));
    }
}
