package dev.vitalfew.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.events.EventBus;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LayerVersion;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.RecursiveLoop;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sqs.IQueue;
import software.constructs.Construct;

/**
 * One function with a role and a log of its own. It may do what was granted here, call by call: CDK's own grants, which
 * are wider, don't reach the role. Naming a table or a queue in a grant also tells the function its name.
 */
final class StageFunction {

    static final String LIVE = "live";

    private final Handler handler;
    private final Function function;
    private final PolicyDocument policy = new PolicyDocument();
    private final LogGroup log;
    private @Nullable Alias alias;

    StageFunction(Construct scope, Handler handler, Sizing sizing, Code code) {
        this.handler = handler;
        log = LogGroup.Builder.create(scope, handler.id() + "Log")
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        allow(List.of("logs:CreateLogStream", "logs:PutLogEvents"), log.getLogGroupArn());
        var role = LogicalIds.fixed(
                Role.Builder.create(scope, handler.id() + "Role")
                        .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                        .inlinePolicies(Map.of("calls", policy))
                        .build(),
                handler.id() + "Role");
        function = LogicalIds.fixed(
                Function.Builder.create(scope, handler.id())
                        .handler(handler.className())
                        .code(code)
                        .runtime(Runtime.JAVA_25)
                        .architecture(Architecture.ARM_64)
                        .memorySize(sizing.megabytes())
                        .timeout(sizing.timeout())
                        .role(role.withoutPolicyUpdates())
                        .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                        .logGroup(log)
                        .loggingFormat(LoggingFormat.JSON)
                        .applicationLogLevelV2(ApplicationLogLevel.INFO)
                        // Lambda's own start and report lines can cost as much as the invocation.
                        .systemLogLevelV2(SystemLogLevel.WARN)
                        .recursiveLoop(handsOver(handler) ? RecursiveLoop.ALLOW : RecursiveLoop.TERMINATE)
                        .build(),
                handler.id());
    }

    /** Those that send the rest of their work to their own queue: Lambda would take them for a loop and stop them. */
    private static boolean handsOver(Handler handler) {
        return handler == Handler.RUN_SLICE || handler == Handler.ENROLL || handler == Handler.CALL_WEBHOOKS;
    }

    /** Without calls it is told the table's name, which its constructor asks for, and may not reach the table. */
    StageFunction calls(NamedTable table, TableCall... calls) {
        tells(table.variable(), table.table().getTableName());
        if (calls.length == 0) {
            return this;
        }
        return allow(
                Stream.of(calls).map(TableCall::action).toList(), table.table().getTableArn());
    }

    StageFunction queries(NamedTable table, String index) {
        tells(table.variable(), table.table().getTableName());
        return allow(List.of(TableCall.QUERY.action()), table.table().getTableArn() + "/index/" + index);
    }

    StageFunction sends(NamedQueue queue) {
        return names(queue).sendsUntold(queue.queue());
    }

    StageFunction announces(EventBus bus) {
        return tells("BUS_NAME", bus.getEventBusName()).allow(List.of("events:PutEvents"), bus.getEventBusArn());
    }

    /** For a queue that its constructor asks for and nothing is sent to. */
    StageFunction names(NamedQueue queue) {
        return tells(queue.variable(), queue.queue().getQueueUrl());
    }

    /** For what Lambda itself sends in the function's name. */
    StageFunction sendsUntold(IQueue queue) {
        return allow(List.of("sqs:SendMessage"), queue.getQueueArn());
    }

    StageFunction readsModel(LayerVersion layer) {
        function.addLayers(layer);
        return tells("MODEL_DIR", ModelLayer.MOUNTED);
    }

    StageFunction tells(String variable, String value) {
        function.addEnvironment(variable, value);
        return this;
    }

    StageFunction allow(List<String> actions, String... resources) {
        policy.addStatements(PolicyStatement.Builder.create()
                .actions(actions)
                .resources(List.of(resources))
                .build());
        return this;
    }

    Handler handler() {
        return handler;
    }

    LogGroup log() {
        return log;
    }

    Function function() {
        return function;
    }

    /**
     * What triggers call: the alias of a published version, because only those are started from a snapshot. Asked for
     * after the last grant and variable, which are part of the version.
     */
    Alias live() {
        if (alias == null) {
            alias = LogicalIds.fixed(
                    Alias.Builder.create(function, "Live")
                            .aliasName(LIVE)
                            .version(function.getCurrentVersion())
                            .build(),
                    handler.id() + "Live");
        }
        return alias;
    }
}
