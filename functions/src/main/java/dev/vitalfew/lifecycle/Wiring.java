package dev.vitalfew.lifecycle;

import dev.vitalfew.collect.DynamoLog;
import dev.vitalfew.customers.DynamoCustomers;
import dev.vitalfew.history.Renames;
import dev.vitalfew.lifecycle.emails.Brand;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.lifecycle.enroll.DueMessage;
import dev.vitalfew.lifecycle.enroll.Enrolling;
import dev.vitalfew.lifecycle.enroll.Noticing;
import dev.vitalfew.lifecycle.enroll.Telling;
import dev.vitalfew.lifecycle.enrollments.DynamoEditions;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Rivals;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.ledger.Brakes;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.DynamoMarks;
import dev.vitalfew.lifecycle.ledger.DynamoRow;
import dev.vitalfew.lifecycle.ledger.SesAccount;
import dev.vitalfew.lifecycle.ledger.SharedPace;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.pages.Answering;
import dev.vitalfew.lifecycle.pages.DynamoNpsAnswers;
import dev.vitalfew.lifecycle.pages.Pages;
import dev.vitalfew.lifecycle.pages.Unsubscribing;
import dev.vitalfew.lifecycle.recipients.Consent;
import dev.vitalfew.lifecycle.recipients.CustomerPeople;
import dev.vitalfew.lifecycle.recipients.Judge;
import dev.vitalfew.lifecycle.recipients.MostActive;
import dev.vitalfew.lifecycle.recipients.Recipients;
import dev.vitalfew.lifecycle.send.Acting;
import dev.vitalfew.lifecycle.send.Goals;
import dev.vitalfew.lifecycle.send.Production;
import dev.vitalfew.lifecycle.send.Sender;
import dev.vitalfew.lifecycle.send.SesMailer;
import dev.vitalfew.lifecycle.suppressions.DynamoKillSwitch;
import dev.vitalfew.lifecycle.suppressions.DynamoOtherTool;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.model.LiveModel;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Topics;
import dev.vitalfew.platform.Aws;
import dev.vitalfew.platform.Env;
import dev.vitalfew.platform.SqsQueue;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Lifecycle's functions, as deployed. */
final class Wiring {

    /** Until it is known what the mail service grants. */
    private static final int SENDS_A_SWEEP = 640;

    /** A lease takes some milliseconds, and a sweep has less than a minute. */
    private static final long MOST_A_SWEEP = 6000;

    private Wiring() {}

    static Enrolling enrolling(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var model = LiveModel.from(env);
        var people = new CustomerPeople(DynamoCustomers.from(env, model), Renames.of(model));
        var suppressions = new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), env.get("LIFECYCLE_TABLE"));
        var queue = new SqsQueue(aws.sqs(), env.get("ENROLL_QUEUE"));
        return new Enrolling(
                Sequences.of(model),
                people,
                new MostActive(people, suppressions, Consent.in(Path.of(env.get("MODEL_DIR")), model)),
                new Telling(DynamoLog.from(env), people, noticing(env, model), queue::put),
                new DynamoEnrollments(dynamo, env.get("LIFECYCLE_TABLE")),
                editions(env, dynamo),
                queue::put,
                new SqsQueue(aws.sqs(), env.get("SEND_QUEUE"))::putAll,
                env.clock());
    }

    static Noticing noticing(Env env) {
        return noticing(env, LiveModel.from(env));
    }

    private static Noticing noticing(Env env, Model model) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        return new Noticing(
                Sequences.of(model),
                new CustomerPeople(DynamoCustomers.from(env, model), Renames.of(model)),
                new DynamoEnrollments(dynamo, env.get("LIFECYCLE_TABLE")),
                editions(env, dynamo),
                new SqsQueue(aws.sqs(), env.get("ENROLL_QUEUE"))::put,
                env.clock());
    }

    private static Editions editions(Env env, DynamoDbClient dynamo) {
        var files = ModelFiles.in(Path.of(env.get("MODEL_DIR")));
        return new Editions(new DynamoEditions(dynamo, env.get("LIFECYCLE_TABLE")), (name, text) -> ModelReader.check(
                        files.with(name, text), 1)
                .model()
                .flatMap(model -> Optional.ofNullable(model.sequences().get(name))));
    }

    static Dispatching dispatching(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var queue = new SqsQueue(aws.sqs(), env.get("SEND_QUEUE"));
        var row = new DynamoRow(dynamo, env.get("CONTROL_TABLE"));
        return new Dispatching(
                new DynamoEnrollments(dynamo, env.get("LIFECYCLE_TABLE")),
                due -> queue.putAll(due.stream()
                        .map(key -> new DueMessage(key.person(), key.record()).json())
                        .toList()),
                env.clock(),
                () -> row.state()
                        .flatMap(SharedPace.State::grant)
                        .map(grant -> grant.within(Dispatching.EACH))
                        .map(sends -> (int) Math.min(sends, MOST_A_SWEEP))
                        .orElse(SENDS_A_SWEEP));
    }

    static Sender sender(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var model = LiveModel.from(env);
        var folder = Path.of(env.get("MODEL_DIR"));
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var suppression = env.get("SUPPRESSION_TABLE");
        var control = env.get("CONTROL_TABLE");
        var ledger = new DynamoLedger(dynamo, lifecycle, suppression, control);
        var sequences = Sequences.of(model);
        var enrollments = new DynamoEnrollments(dynamo, lifecycle);
        var editions = editions(env, dynamo);
        var log = DynamoLog.from(env);
        var emails = emails(env);
        var ses = aws.ses();
        var people = new CustomerPeople(DynamoCustomers.from(env, model), Renames.of(model));
        var marks = new DynamoMarks(dynamo, control, lifecycle);
        return new Sender(
                sequences,
                new Recipients(
                        people,
                        Judge.from(env, model),
                        new DynamoSuppressions(dynamo, suppression, lifecycle),
                        ledger,
                        Consent.in(folder, model),
                        new DynamoOtherTool(dynamo, control, env.clock()),
                        new Rivals(
                                enrollments,
                                sequences,
                                editions,
                                email -> emails.isTransactional(email) || Brakes.isRefused(marks.trial(email)))),
                new Goals(people),
                enrollments,
                log,
                editions,
                ledger,
                new DynamoKillSwitch(dynamo, control),
                marks,
                new SharedPace(
                        new DynamoRow(dynamo, control),
                        new SesAccount(ses, emails.brand().from())),
                SendingRules.in(folder),
                emails,
                Production.allowed(env, emails.brand()),
                new SignedLinks(new DynamoSigningKeys(dynamo, control), env.get("PUBLIC_URL")),
                new SesMailer(ses, env.get("SES_CONFIGURATION_SET")),
                new Acting(
                        new SqsQueue(aws.sqs(), env.get("TASKS_QUEUE"))::put,
                        new SqsQueue(aws.sqs(), env.get("WEBHOOKS_QUEUE"))::put,
                        log,
                        env.clock()),
                new SqsQueue(aws.sqs(), env.get("ENROLL_QUEUE"))::put,
                env.clock(),
                System::nanoTime);
    }

    private static Emails emails(Env env) {
        return Emails.read(Path.of(env.get("MODEL_DIR")).resolveSibling(Emails.FILE));
    }

    static TestEmails testEmails(Env env) {
        var aws = new Aws(env);
        var dynamo = aws.dynamo();
        var model = LiveModel.from(env);
        return new TestEmails(
                new CustomerPeople(DynamoCustomers.from(env, model), Renames.of(model)),
                new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), env.get("LIFECYCLE_TABLE")),
                new DynamoKillSwitch(dynamo, env.get("CONTROL_TABLE")),
                emails(env),
                new SesMailer(aws.ses(), env.get("SES_CONFIGURATION_SET")),
                env.get("PUBLIC_URL"));
    }

    static Pages pages(Env env) {
        var dynamo = new Aws(env).dynamo();
        var lifecycle = env.get("LIFECYCLE_TABLE");
        var suppressions = new DynamoSuppressions(dynamo, env.get("SUPPRESSION_TABLE"), lifecycle);
        var log = DynamoLog.from(env);
        var folder = Path.of(env.get("MODEL_DIR"));
        var model = ModelReader.read(folder);
        return new Pages(
                Brand.read(folder.resolve("brand.yaml")),
                Topics.in(folder, model),
                model.zone(),
                new SignedLinks(new DynamoSigningKeys(dynamo, env.get("CONTROL_TABLE")), ""),
                new Unsubscribing(suppressions, log, env.clock()),
                new Answering(new DynamoNpsAnswers(dynamo, lifecycle), log, env.clock()),
                env.clock());
    }
}
