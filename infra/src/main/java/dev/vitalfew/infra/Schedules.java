package dev.vitalfew.infra;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** The clock's calls, in UTC: a schedule in local time is skipped when daylight saving removes its hour. */
final class Schedules {

    /** The time that the tick was due at, not the time it came. */
    private static final String TICK = "{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}";

    private final Construct scope;
    private final Queue missed;

    Schedules(Construct scope, Queue missed) {
        this.scope = scope;
        this.missed = missed;
    }

    /** A tick that can't be delivered within {@code keep} goes to the missed ones; the next tick covers it. */
    void call(StageFunction function, String expression, int keepSeconds) {
        var id = function.handler().id();
        var alias = function.live().getFunctionArn();
        CfnSchedule.Builder.create(scope, id + "Schedule")
                .scheduleExpression(expression)
                .scheduleExpressionTimezone("UTC")
                .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder()
                        .mode("OFF")
                        .build())
                .target(CfnSchedule.TargetProperty.builder()
                        .arn(alias)
                        .roleArn(caller(id, alias).getRoleArn())
                        .input(TICK)
                        .retryPolicy(CfnSchedule.RetryPolicyProperty.builder()
                                .maximumEventAgeInSeconds(keepSeconds)
                                .maximumRetryAttempts(5)
                                .build())
                        .deadLetterConfig(CfnSchedule.DeadLetterConfigProperty.builder()
                                .arn(missed.getQueueArn())
                                .build())
                        .build())
                .build();
    }

    private Role caller(String id, String alias) {
        return Role.Builder.create(scope, id + "ScheduleRole")
                .assumedBy(new ServicePrincipal("scheduler.amazonaws.com")
                        .withConditions(Map.of("StringEquals", Map.of("aws:SourceAccount", Aws.ACCOUNT_ID))))
                .inlinePolicies(Map.of(
                        "calls",
                        PolicyDocument.Builder.create()
                                .statements(List.of(
                                        allow("lambda:InvokeFunction", alias),
                                        allow("sqs:SendMessage", missed.getQueueArn())))
                                .build()))
                .build();
    }

    private static PolicyStatement allow(String action, String resource) {
        return PolicyStatement.Builder.create()
                .actions(List.of(action))
                .resources(List.of(resource))
                .build();
    }
}
