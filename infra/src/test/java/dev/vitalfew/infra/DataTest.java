package dev.vitalfew.infra;

import static dev.vitalfew.infra.Synthesised.all;
import static dev.vitalfew.infra.Synthesised.items;
import static dev.vitalfew.infra.Synthesised.properties;
import static dev.vitalfew.infra.Synthesised.resources;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables, queues and logs. */
class DataTest {

    @Test
    void tablesOutliveTheStackAndAreBilledByRequest() {
        var tables = resources("AWS::DynamoDB::Table");

        assertThat(tables).hasSize(10);
        tables.forEach((id, table) -> {
            assertThat(table.get("DeletionPolicy").asText()).as(id).isEqualTo("Retain");
            assertThat(table.get("UpdateReplacePolicy").asText()).as(id).isEqualTo("Retain");
            assertThat(table.at("/Properties/DeletionProtectionEnabled").asBoolean())
                    .as(id)
                    .isTrue();
            assertThat(table.at("/Properties/BillingMode").asText()).as(id).isEqualTo("PAY_PER_REQUEST");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "EventsTable, id, key, true, NEW_IMAGE, expires",
        "IdsTable, id, , true, , ",
        "CustomersTable, account, item, true, , ",
        "HistoryTable, subject, version, true, NEW_IMAGE, ",
        "LifecycleTable, person, record, true, , ",
        "SuppressionTable, address, , true, , ",
        "RunsTable, run, part, true, , ",
        "ControlTable, name, , true, , ",
        "RejectedTable, day, id, false, , expires",
        "TasksTable, id, , true, , ",
    })
    void tablesHaveTheKeysStreamsAndRecoveryThatTheCodeCountsOn(
            String id, String partition, String sort, boolean recovery, String stream, String expires) {
        var table = properties(id);

        assertThat(table.at("/KeySchema/0/AttributeName").asText()).isEqualTo(partition);
        assertThat(table.at("/KeySchema/1/AttributeName").asText(null)).isEqualTo(sort);
        assertThat(table.at("/PointInTimeRecoverySpecification/PointInTimeRecoveryEnabled")
                        .asBoolean())
                .isEqualTo(recovery);
        assertThat(table.at("/StreamSpecification/StreamViewType").asText(null)).isEqualTo(stream);
        assertThat(table.at("/TimeToLiveSpecification/AttributeName").asText(null))
                .isEqualTo(expires);
    }

    @Test
    void everyQueueThatIsReadHasDeadLetters() {
        var dead = resources("AWS::SQS::Queue").values().stream()
                .map(queue -> queue.at("/Properties/RedrivePolicy/deadLetterTargetArn/Fn::GetAtt/0")
                        .asText())
                .collect(Collectors.toSet());

        for (var mapping : all("AWS::Lambda::EventSourceMapping").toList()) {
            var source = mapping.at("/EventSourceArn/Fn::GetAtt/0").asText();
            if (source.endsWith("Queue")) {
                assertThat(dead).contains(source.replace("Queue", "DeadLetters"));
                continue;
            }
            assertThat(mapping.at("/DestinationConfig/OnFailure/Destination").isMissingNode())
                    .isFalse();
        }
    }

    @Test
    void everyQueueOfDeadLettersRaisesAnAlarm() {
        var watched = all("AWS::CloudWatch::Alarm")
                .map(alarm -> alarm.at("/Dimensions/0/Value/Fn::GetAtt/0").asText())
                .collect(Collectors.toSet());
        var silent = resources("AWS::SQS::Queue").entrySet().stream()
                .filter(queue -> !queue.getValue().at("/Properties").has("RedrivePolicy"))
                .map(queue -> queue.getKey())
                .filter(id -> !watched.contains(id));

        assertThat(silent).isEmpty();
    }

    @Test
    void messagesStayHiddenForLongerThanTheirFunctionMayTake() {
        for (var mapping : all("AWS::Lambda::EventSourceMapping").toList()) {
            var queue = properties(mapping.at("/EventSourceArn/Fn::GetAtt/0").asText());
            if (queue.has("VisibilityTimeout")) {
                var alias = mapping.at("/FunctionName/Ref").asText();
                var function = properties(alias.replace("Live", ""));
                assertThat(queue.get("VisibilityTimeout").asInt())
                        .as(alias)
                        .isGreaterThan(function.get("Timeout").asInt());
            }
        }
    }

    @Test
    void largeAccountsAreSettledInOrderAMinuteLate() {
        assertThat(properties("SettleQueue").get("FifoQueue").asBoolean()).isTrue();
        assertThat(properties("SettleQueue").get("DelaySeconds").asInt()).isEqualTo(60);
        assertThat(properties("SettleDeadLetters").get("FifoQueue").asBoolean()).isTrue();
    }

    @Test
    void logsEnd() {
        assertThat(all("AWS::Logs::LogGroup")
                        .map(log -> log.path("RetentionInDays").asInt()))
                .hasSize(Handler.values().length + 1)
                .containsOnly(30);
    }

    @Test
    void accessLogsHoldNeitherAddressNorQuery() {
        var format = all("AWS::ApiGatewayV2::Stage")
                .map(stage -> stage.at("/AccessLogSettings/Format").asText())
                .toList();

        assertThat(format).hasSize(1);
        assertThat(format.getFirst()).contains("$context.routeKey").doesNotContain("sourceIp", "$context.path");
    }

    @Test
    void peopleAreFoundByTheHashOfTheirAddress() {
        assertThat(properties("CustomersTable")
                        .at("/GlobalSecondaryIndexes/0/KeySchema/0/AttributeName")
                        .asText())
                .isEqualTo("email");
        assertThat(properties("LifecycleTable")
                        .at("/GlobalSecondaryIndexes/1/KeySchema/0/AttributeName")
                        .asText())
                .isEqualTo("address");
    }

    @Test
    void tasksAreFoundByStateOwnerAndAccountInTheOrderOfTheirTimes() {
        var indexes = items(properties("TasksTable").get("GlobalSecondaryIndexes"))
                .map(index -> index.at("/KeySchema/0/AttributeName").asText() + " "
                        + index.at("/KeySchema/1/AttributeName").asText());

        assertThat(indexes).containsExactly("state order", "owner order", "account order");
    }

    @Test
    void dueStepsAreAnIndex() {
        var keys = items(properties("LifecycleTable").at("/GlobalSecondaryIndexes/0/KeySchema"))
                .map(key -> key.get("AttributeName").asText());

        assertThat(keys).containsExactly("shard", "dueAt");
    }
}
