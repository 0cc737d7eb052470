package dev.vitalfew.infra;

import dev.vitalfew.model.ModelHash;
import dev.vitalfew.model.ModelReader;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.CustomResource;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.lambda.Code;
import software.constructs.Construct;

/** Vital Few on AWS, told along the way of the data: from the request that brings an event to the email it sets off. */
public final class VitalFewStack extends Stack {

    VitalFewStack(Construct app, String id, Settings settings) {
        super(
                app,
                id,
                StackProps.builder()
                        .description("Vital Few: customer segmentation and lifecycle email")
                        .build());

        var tables = new Tables(this);
        var queues = new Queues(this);
        var bus = LogicalIds.fixed(
                EventBus.Builder.create(this, "Bus").eventBusName("vitalfew").build(), "Bus");
        var mail = new Mail(this);
        var model = ModelLayer.of(this, settings.model());
        var code = Code.fromAsset(settings.code().toString());
        var functions = new Functions(this, code, model, tables, queues, bus, mail);
        var api = new Api(this);
        var triggers = new Triggers(this);
        var schedules = new Schedules(this, queues.missedTicks);
        functions.send.tells("PUBLIC_URL", api.url());
        functions.recipients.tells("PUBLIC_URL", api.url());
        functions.sendTest.tells("PUBLIC_URL", api.url());
        functions.send.tells("PRODUCTION", Boolean.toString(settings.production()));
        functions.digest.tells("PRODUCTION", Boolean.toString(settings.production()));
        publish(settings, functions);

        // collect: requests → the log
        api.answers(
                functions.collect,
                "POST /v1/{proxy+}",
                "OPTIONS /v1/{proxy+}",
                "POST /beacon/v1/batch",
                "OPTIONS /beacon/v1/batch",
                "POST /api/s/{type}",
                "OPTIONS /api/s/{type}",
                "GET /v1/projects/{key}/settings",
                "GET /sourceConfig",
                "GET /sourceConfig/",
                "OPTIONS /sourceConfig",
                "GET /t.js",
                "$default");
        triggers.queue(queues.overflow, 10, functions.overflow);

        // fold: the log's stream → items, and segment: a folded event or the daily run → memberships
        triggers.stream(
                tables.events, Triggers.kinds("INSERT", "MODIFY"), 4, functions.fold, queues.refold.deadLetters());
        triggers.queue(queues.refold, 10, functions.refold);
        triggers.queue(queues.settle, 1, functions.settle);
        schedules.call(functions.planRun, "cron(17 * * * ? *)", 3600);
        triggers.queue(queues.slices, 1, functions.runSlice);

        // announce: the history's stream → the bus
        triggers.stream(tables.history, Triggers.kinds("INSERT"), 1, functions.announce, queues.unannounced);

        // lifecycle: a change on the bus, or an event that sequences name → enrolled → due → sent
        Rules.entries(this, bus, queues.enroll);
        triggers.queue(queues.enroll, 10, functions.enroll);
        var noticed = Triggers.events(ModelReader.read(settings.model()).noticed());
        triggers.stream(tables.events, noticed, 2, functions.notice, queues.unnoticed);
        schedules.call(functions.dispatch, "rate(1 minute)", 60);
        triggers.queue(queues.send, 5, 5, functions.send);
        api.answers(functions.pages, "GET /p/{proxy+}", "HEAD /p/{proxy+}", "POST /p/{proxy+}");

        // feedback: what SES says on the default bus → suppression, and events again
        Rules.mail(this, mail, queues.feedback);
        triggers.queue(queues.feedback, 10, functions.feedback);

        // tasks: a change on the bus, or a step of a sequence → tasks for people
        Rules.tasks(this, bus, queues.tasks);
        triggers.queue(queues.tasks, 10, functions.openTasks);

        schedules.call(functions.digest, "cron(0/30 * * * ? *)", 1800);

        // webhooks: what other systems are told → signed requests
        triggers.queue(queues.webhooks, 5, functions.callWebhooks);

        // read, act, preview and tests: the operator's API and the app's questions
        api.answers(
                functions.read,
                "GET /api/{proxy+}",
                "GET /v1/people/{userId}/segments",
                "GET /v1/accounts/{accountId}/segments");
        api.answers(functions.act, "POST /api/{proxy+}");
        api.answers(functions.preview, "POST /api/preview");
        api.answers(
                functions.recipients,
                "GET /api/recipients",
                "POST /api/people/{id}/export",
                "GET /api/sequences",
                "GET /api/sequences/{name}",
                "GET /p/why",
                "HEAD /p/why");
        api.answers(functions.existing, "GET /api/sequences/{name}/existing", "POST /api/sequences/{name}/existing");
        api.answers(functions.suppress, "POST /api/recipients/{proxy+}");
        api.answers(functions.erase, "DELETE /api/people/{id}", "DELETE /api/accounts/{id}");
        api.answers(functions.tasks, "GET /api/tasks", "GET /api/tasks/{id}", "PATCH /api/tasks/{id}");
        api.answers(functions.sending, "GET /api/sending", "POST /api/sending/resume", "POST /api/kill-switch");
        api.answers(functions.sendTest, "POST /api/emails/{name}/test");

        watch(settings, functions, queues);
        CfnOutput.Builder.create(this, "Url").value(api.url()).build();
        CfnOutput.Builder.create(this, "Keys")
                .value(tables.control.table().getTableName())
                .build();
    }

    /** The model gets its number before any function that needs it is published. */
    private void publish(Settings settings, Functions functions) {
        var published = CustomResource.Builder.create(this, "Model")
                .resourceType("Custom::Model")
                .serviceToken(functions.install.live().getFunctionArn())
                .properties(Map.of("Hash", ModelHash.of(settings.model())))
                .build();
        for (var function : functions.needingModel()) {
            function.function().getCurrentVersion().getNode().addDependency(published);
        }
    }

    private void watch(Settings settings, Functions functions, Queues queues) {
        var alarms = new Alarms(this, settings.alarms());
        functions.all().stream()
                .filter(function -> function.handler() != Handler.INSTALL)
                .forEach(alarms::fails);
        queues.deadLetters().forEach(alarms::givenUp);
        alarms.lags(functions.fold);
        alarms.lags(functions.announce);
        alarms.late(functions.runSlice);
        alarms.said(
                functions.feedback,
                "SendingStopped",
                "sending stopped*",
                "Marketing is stopped, as too much bounced or was complained of: GET /api/sending");
        alarms.said(
                functions.feedback,
                "SendingNearsLimits",
                "sending nears its limits*",
                "Bounces or complaints are at half of what stops marketing: GET /api/sending");
    }
}
