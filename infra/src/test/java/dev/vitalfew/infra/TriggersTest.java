package dev.vitalfew.infra;

import static dev.vitalfew.infra.Synthesised.OUT;
import static dev.vitalfew.infra.Synthesised.all;
import static dev.vitalfew.infra.Synthesised.properties;
import static dev.vitalfew.infra.Synthesised.resources;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.model.ModelHash;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams, rules, schedules, routes, the model's resource and alarms. */
class TriggersTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FoldLive     | {\"eventName\":[\"INSERT\",\"MODIFY\"]} | 4",
                "AnnounceLive | {\"eventName\":[\"INSERT\"]}            | 1",
                "NoticeLive   | {\"dynamodb\":{\"NewImage\":{\"name\":{\"S\":[\"(none)\"]}}},\"eventName\":[\"INSERT\"]} | 2",
            })
    void streamsBringTheWritesThatCountAndOnFailureSayWhich(String alias, String filter, int lanes) {
        var mapping = mapping(alias);

        assertThat(mapping.at("/FilterCriteria/Filters/0/Pattern").asText()).isEqualTo(filter);
        assertThat(mapping.get("ParallelizationFactor").asInt()).isEqualTo(lanes);
        assertThat(mapping.get("BisectBatchOnFunctionError").asBoolean()).isTrue();
        assertThat(mapping.get("MaximumRecordAgeInSeconds").asInt()).isEqualTo(86_400);
        assertThat(mapping.get("StartingPosition").asText()).isEqualTo("TRIM_HORIZON");
    }

    @Test
    void everyTriggerTakesPartialAnswers() {
        assertThat(all("AWS::Lambda::EventSourceMapping")
                        .map(mapping -> mapping.at("/FunctionResponseTypes/0").asText()))
                .hasSize(12)
                .containsOnly("ReportBatchItemFailures");
    }

    @Test
    void fewEmailsAreSentAtOnce() {
        assertThat(mapping("SendLive").at("/ScalingConfig/MaximumConcurrency").asInt())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "PlanRunSchedule, cron(17 * * * ? *)",
        "DispatchSchedule, rate(1 minute)",
        "DigestSchedule, cron(0/30 * * * ? *)"
    })
    void schedulesAreInUtcAndNameTheTimeThatWasDue(String id, String expression) {
        var schedule = properties(id);

        assertThat(schedule.get("ScheduleExpression").asText()).isEqualTo(expression);
        assertThat(schedule.get("ScheduleExpressionTimezone").asText()).isEqualTo("UTC");
        assertThat(schedule.at("/FlexibleTimeWindow/Mode").asText()).isEqualTo("OFF");
        assertThat(schedule.at("/Target/Input").asText())
                .isEqualTo("{\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}");
        assertThat(schedule.at("/Target/DeadLetterConfig/Arn/Fn::GetAtt/0").asText())
                .isEqualTo("MissedTicks");
    }

    @Test
    void onlyCausesThatStartSequencesReachTheQueueOfEntries() {
        var rule = all("AWS::Events::Rule")
                .filter(candidate ->
                        candidate.at("/Targets/0/Arn/Fn::GetAtt/0").asText().equals("EnrollQueue"))
                .toList();

        assertThat(rule).hasSize(1);
        assertThat(rule.getFirst().at("/EventPattern/detail/cause").toString())
                .as("an import of a million people would be a million messages for nothing")
                .isEqualTo("[\"event\",\"time\"]");
    }

    @Test
    void tasksAreOpenedForCausesThatStartSomethingAndClosedForAny() {
        var rules = all("AWS::Events::Rule")
                .filter(candidate ->
                        candidate.at("/Targets/0/Arn/Fn::GetAtt/0").asText().equals("TasksQueue"))
                .map(rule -> rule.at("/EventPattern/detail-type") + " " + rule.at("/EventPattern/detail/cause"))
                .toList();

        assertThat(rules)
                .containsExactlyInAnyOrder(
                        "[\"SegmentEntered\",\"AudienceEntered\"] [\"event\",\"time\"]",
                        "[\"SegmentExited\",\"AudienceExited\"] ");
    }

    @Test
    void mailIsToldToTheDefaultBusTheOnlyOneThatSesKnows() {
        var destination = all("AWS::SES::ConfigurationSetEventDestination").toList();
        var rule = all("AWS::Events::Rule")
                .filter(candidate ->
                        candidate.at("/EventPattern/source/0").asText().equals("aws.ses"))
                .toList();

        assertThat(destination).hasSize(1);
        assertThat(destination
                        .getFirst()
                        .at("/EventDestination/EventBridgeDestination/EventBusArn")
                        .toString())
                .contains(":event-bus/default");
        assertThat(rule).hasSize(1);
        assertThat(rule.getFirst().has("EventBusName")).isFalse();
        assertThat(rule.getFirst()
                        .at("/EventPattern/detail/mail/tags/ses:configuration-set/0/Ref")
                        .asText())
                .as("other senders of the account are not ours to hear")
                .isEqualTo("Mail");
        assertThat(rule.getFirst().at("/Targets/0/Arn/Fn::GetAtt/0").asText()).isEqualTo("FeedbackQueue");
    }

    @Test
    void routesAreThoseThatClientsCall() {
        assertThat(all("AWS::ApiGatewayV2::Route")
                        .map(route -> route.get("RouteKey").asText()))
                .contains(
                        "POST /v1/{proxy+}",
                        "OPTIONS /v1/{proxy+}",
                        "POST /beacon/v1/batch",
                        "POST /api/s/{type}",
                        "GET /v1/projects/{key}/settings",
                        "GET /sourceConfig",
                        "GET /t.js",
                        "GET /p/{proxy+}",
                        "HEAD /p/{proxy+}",
                        "POST /p/{proxy+}",
                        "GET /api/{proxy+}",
                        "POST /api/{proxy+}",
                        "POST /api/preview",
                        "POST /api/emails/{name}/test",
                        "GET /api/tasks",
                        "GET /api/tasks/{id}",
                        "PATCH /api/tasks/{id}",
                        "GET /api/sending",
                        "POST /api/sending/resume",
                        "POST /api/kill-switch",
                        "GET /v1/people/{userId}/segments",
                        "GET /v1/accounts/{accountId}/segments");
    }

    @Test
    void theModelIsPublishedUnderTheHashOfWhatTheLayerHolds() throws IOException {
        var stated = properties("Model").get("Hash").asText();

        try (var assets = Files.list(OUT)) {
            var layers = assets.map(asset -> asset.resolve("model"))
                    .filter(Files::isDirectory)
                    .toList();
            assertThat(layers).hasSize(1);
            assertThat(ModelHash.of(layers.getFirst())).isEqualTo(stated);
        }
    }

    @Test
    void whatReadsTheModelIsPublishedAfterTheModel() {
        var versions = resources("AWS::Lambda::Version");

        resources("AWS::Lambda::Function").forEach((id, function) -> {
            if (function.get("Properties").has("Layers")) {
                var version = versions.values().stream()
                        .filter(candidate -> candidate
                                .at("/Properties/FunctionName/Ref")
                                .asText()
                                .equals(id))
                        .findFirst()
                        .orElseThrow();
                assertThat(version.path("DependsOn").toString()).as(id).contains("\"Model\"");
            }
        });
    }

    @Test
    void everyFunctionThatFailsIsHeardOf() {
        var watched = all("AWS::CloudWatch::Alarm")
                .filter(alarm -> alarm.path("MetricName").asText().equals("Errors"))
                .map(alarm -> alarm.at("/Dimensions/0/Value/Ref").asText())
                .collect(Collectors.toSet());
        var functions = resources("AWS::Lambda::Function").keySet().stream()
                .filter(id -> !id.equals("Install"))
                .collect(Collectors.toSet());

        assertThat(watched).isEqualTo(functions);
    }

    @Test
    void alarmsAreToldToSomebody() {
        assertThat(all("AWS::CloudWatch::Alarm"))
                .allSatisfy(alarm ->
                        assertThat(alarm.at("/AlarmActions/0/Ref").asText()).startsWith("Alarms"));
    }

    @Test
    void aRunThatDoesNotHappenIsAnAlarmToo() {
        var late = properties("RunLate");

        assertThat(late.get("TreatMissingData").asText()).isEqualTo("breaching");
        assertThat(late.get("Period").asInt() * late.get("EvaluationPeriods").asInt())
                .isEqualTo(26 * 3600);
    }

    @ParameterizedTest
    @CsvSource({"SendingStopped, sending stopped*", "SendingNearsLimits, sending nears its limits*"})
    void whatHarmsTheSendersReputationIsAnAlarm(String alarm, String line) {
        assertThat(properties(alarm).get("MetricName").asText()).isEqualTo(alarm);
        assertThat(all("AWS::Logs::MetricFilter")
                        .map(filter -> filter.get("FilterPattern").asText()))
                .contains("{ $.message = \"" + line + "\" }");
    }

    private static JsonNode mapping(String alias) {
        return all("AWS::Lambda::EventSourceMapping")
                .filter(mapping -> mapping.at("/FunctionName/Ref").asText().equals(alias))
                .findFirst()
                .orElseThrow();
    }
}
