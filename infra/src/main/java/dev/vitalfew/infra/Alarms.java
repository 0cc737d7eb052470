package dev.vitalfew.infra;

import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Alarm;
import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.Metric;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;
import software.amazon.awscdk.services.cloudwatch.actions.SnsAction;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.amazon.awscdk.services.logs.MetricFilter;
import software.amazon.awscdk.services.sns.Topic;
import software.amazon.awscdk.services.sns.subscriptions.EmailSubscription;
import software.amazon.awscdk.services.sqs.Queue;
import software.constructs.Construct;

/** What a human must know: something fails, was given up, lags behind, or did not happen. */
final class Alarms {

    /** A day and the two hours by which a run may start late and take long. */
    private static final int HOURS_WITHOUT_RUN = 26;

    private final Construct scope;
    private final SnsAction tell;

    Alarms(Construct scope, Optional<String> address) {
        this.scope = scope;
        var topic = Topic.Builder.create(scope, "Alarms").enforceSsl(true).build();
        address.ifPresent(mail -> topic.addSubscription(new EmailSubscription(mail)));
        tell = new SnsAction(topic);
    }

    /** Not for one error, which is retried, but for errors in two of three spans of five minutes. */
    void fails(StageFunction function) {
        alarm(
                function.handler().id() + "Fails",
                Alarm.Builder.create(scope, function.handler().id() + "Fails")
                        .alarmDescription(function.handler().id() + " fails again and again; its log says why")
                        .metric(function.function().metricErrors(every(Duration.minutes(5), "Sum")))
                        .threshold(1)
                        .evaluationPeriods(3)
                        .datapointsToAlarm(2)
                        .treatMissingData(TreatMissingData.NOT_BREACHING));
    }

    void givenUp(Queue deadLetters) {
        var id = deadLetters.getNode().getId();
        alarm(
                id + "Filled",
                Alarm.Builder.create(scope, id + "Filled")
                        .alarmDescription("Messages were given up. Mend the cause, then redrive " + id)
                        .metric(deadLetters.metricApproximateNumberOfMessagesVisible(
                                every(Duration.minutes(5), "Maximum")))
                        .threshold(1)
                        .evaluationPeriods(1)
                        .treatMissingData(TreatMissingData.NOT_BREACHING));
    }

    /** The reader of a stream is ten minutes behind; after 24 hours the stream drops what was not read. */
    void lags(StageFunction reader) {
        alarm(
                reader.handler().id() + "Lags",
                Alarm.Builder.create(scope, reader.handler().id() + "Lags")
                        .alarmDescription(reader.handler().id() + " is more than ten minutes behind its stream")
                        .metric(reader.live().metric("IteratorAge", every(Duration.minutes(5), "Maximum")))
                        .threshold(Duration.minutes(10).toMilliseconds())
                        .evaluationPeriods(2)
                        .treatMissingData(TreatMissingData.NOT_BREACHING));
    }

    /** No run was closed for more than a day. Silence is the alarm, so that a schedule that never fires is heard. */
    void late(StageFunction... closers) {
        for (var closer : closers) {
            MetricFilter.Builder.create(scope, closer.handler().id() + "Closes")
                    .logGroup(closer.log())
                    .filterPattern(FilterPattern.literal("{ $.message = \"run closed*\" }"))
                    .metricNamespace("VitalFew")
                    .metricName("RunsClosed")
                    .metricValue("1")
                    .build();
        }
        alarm(
                "RunLate",
                Alarm.Builder.create(scope, "RunLate")
                        .alarmDescription("No daily run was closed for " + HOURS_WITHOUT_RUN
                                + " hours; yesterday's segments stay until one is")
                        .metric(Metric.Builder.create()
                                .namespace("VitalFew")
                                .metricName("RunsClosed")
                                .statistic("Sum")
                                .period(Duration.hours(1))
                                .build())
                        .threshold(1)
                        .comparisonOperator(ComparisonOperator.LESS_THAN_THRESHOLD)
                        .evaluationPeriods(HOURS_WITHOUT_RUN)
                        .datapointsToAlarm(HOURS_WITHOUT_RUN)
                        .treatMissingData(TreatMissingData.BREACHING));
    }

    /** The function wrote such a line. */
    void said(StageFunction function, String id, String line, String description) {
        MetricFilter.Builder.create(scope, id + "Said")
                .logGroup(function.log())
                .filterPattern(FilterPattern.literal("{ $.message = \"" + line + "\" }"))
                .metricNamespace("VitalFew")
                .metricName(id)
                .metricValue("1")
                .build();
        alarm(
                id,
                Alarm.Builder.create(scope, id)
                        .alarmDescription(description)
                        .metric(Metric.Builder.create()
                                .namespace("VitalFew")
                                .metricName(id)
                                .statistic("Sum")
                                .period(Duration.minutes(5))
                                .build())
                        .threshold(1)
                        .evaluationPeriods(1)
                        .treatMissingData(TreatMissingData.NOT_BREACHING));
    }

    private void alarm(String id, Alarm.Builder alarm) {
        var built = LogicalIds.fixed(alarm.build(), id);
        built.addAlarmAction(tell);
    }

    private static MetricOptions every(Duration period, String statistic) {
        return MetricOptions.builder().period(period).statistic(statistic).build();
    }
}
