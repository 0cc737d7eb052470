package dev.vitalfew.tasks;

import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.send.Production;
import dev.vitalfew.lifecycle.send.SesMailer;
import dev.vitalfew.lifecycle.suppressions.DynamoKillSwitch;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.TaskKinds;
import dev.vitalfew.model.Team;
import dev.vitalfew.model.Webhooks;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.SqsQueue;
import java.nio.file.Path;

/** The functions of tasks, as deployed. */
final class Wiring {

    private Wiring() {}

    static Opening opening(Env env) {
        var model = LiveModel.from(env);
        var folder = Path.of(env.get("MODEL_DIR"));
        return new Opening(
                Named.in(model),
                TaskKinds.in(folder),
                Team.in(folder, model),
                DynamoTasks.from(env),
                new CustomerSubjects(DynamoCustomers.from(env, model)),
                new Telling(Webhooks.in(folder), new SqsQueue(new Aws(env).sqs(), env.get("WEBHOOKS_QUEUE"))::put)
                        ::opened,
                env.clock());
    }

    static Digesting digesting(Env env) {
        var aws = new Aws(env);
        var folder = Path.of(env.get("MODEL_DIR"));
        var brand = Brand.read(folder.resolve("brand.yaml"));
        return new Digesting(
                DynamoTasks.from(env),
                Team.in(folder, ModelReader.read(folder)),
                Production.allowed(env, brand),
                new DynamoKillSwitch(aws.dynamo(), env.get("CONTROL_TABLE")),
                new Digest(brand),
                new SesMailer(aws.ses(), env.get("SES_CONFIGURATION_SET")),
                env.clock());
    }
}
