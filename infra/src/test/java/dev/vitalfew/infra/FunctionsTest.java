package dev.vitalfew.infra;

import static dev.vitalfew.infra.Synthesised.all;
import static dev.vitalfew.infra.Synthesised.items;
import static dev.vitalfew.infra.Synthesised.properties;
import static dev.vitalfew.infra.Synthesised.resources;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.install.InstallHandler;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

    private static final Set<String> CALLERS = Set.of(
            "AWS::Lambda::EventSourceMapping",
            "AWS::Lambda::Permission",
            "AWS::ApiGatewayV2::Integration",
            "AWS::Scheduler::Schedule",
            "Custom::Model");

    @ParameterizedTest
    @EnumSource(Handler.class)
    void runOnTheReleaseThatTheyAreCompiledForOnArmFromSnapshots(Handler handler) throws IOException {
        var function = properties(handler.id());

        assertThat(function.get("Handler").asText()).isEqualTo(handler.className());
        assertThat(function.get("Runtime").asText()).isEqualTo("java" + release());
        assertThat(function.get("Architectures").get(0).asText()).isEqualTo("arm64");
        assertThat(function.at("/SnapStart/ApplyOn").asText()).isEqualTo("PublishedVersions");
        assertThat(function.at("/LoggingConfig/LogFormat").asText()).isEqualTo("JSON");
        assertThat(function.at("/LoggingConfig/SystemLogLevel").asText()).isEqualTo("WARN");
    }

    @Test
    void areCalledThroughTheAliasThatTheSnapshotBelongsTo() {
        var functions = resources("AWS::Lambda::Function").keySet();
        var called = new HashSet<String>();
        for (var type : CALLERS) {
            resources(type).forEach((id, caller) -> {
                var references = references(caller.get("Properties"));
                assertThat(references).as(id).doesNotContainAnyElementsOf(functions);
                called.addAll(references);
            });
        }

        assertThat(called).containsAll(resources("AWS::Lambda::Alias").keySet());
    }

    @Test
    void haveARoleEach() {
        var roles = all("AWS::Lambda::Function")
                .map(function -> function.at("/Role/Fn::GetAtt/0").asText())
                .toList();

        assertThat(roles).hasSize(Handler.values().length).doesNotHaveDuplicates();
    }

    @Test
    void mayDoNothingThatIsNotNamed() {
        assertThat(resources("AWS::IAM::Policy")).as("grants of the CDK").isEmpty();
        for (var role : all("AWS::IAM::Role").toList()) {
            assertThat(role.has("ManagedPolicyArns")).isFalse();
            for (var statement : statements(role)) {
                assertThat(texts(statement.get("Action"))).allMatch(action -> !action.contains("*"), "no wildcard");
                if (texts(statement.get("Action")).toList().equals(List.of("ses:GetAccount"))) {
                    continue; // the account's own rate and quota: IAM knows no resource of it
                }
                assertThat(texts(statement.get("Resource"))).doesNotContain("*");
            }
        }
    }

    /** Nobody is emailed because somebody tried a deployment: that it is production has to be said. */
    @ParameterizedTest
    @ValueSource(strings = {"Send", "Digest"})
    void writesToCustomersOnlyWhereItIsSaidToBeProduction(String function) {
        assertThat(properties(function).at("/Environment/Variables/PRODUCTION").asText())
                .isEqualTo("false");
    }

    @ParameterizedTest
    @EnumSource(Handler.class)
    void mayReachOnlyWhatTheirEnvironmentNames(Handler handler) {
        var variables = properties(handler.id()).at("/Environment/Variables");
        var named = references(variables).stream()
                .filter(id -> id.endsWith("Table") || id.endsWith("Queue") || id.equals("Bus"))
                .collect(Collectors.toCollection(TreeSet::new));

        var granted = statements(properties(handler.id() + "Role")).stream()
                .filter(statement -> texts(statement.get("Action")).noneMatch(FunctionsTest::isOfTrigger))
                .flatMap(statement -> references(statement.get("Resource")).stream())
                .filter(id -> id.endsWith("Table") || id.endsWith("Queue") || id.equals("Bus"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(granted).isSubsetOf(named);
    }

    /** The contract with the code: a missing variable shows only when a function starts. */
    @ParameterizedTest
    @CsvSource({
        "Collect, EVENTS_TABLE CONTROL_TABLE REJECTED_TABLE OVERFLOW_QUEUE",
        "Overflow, EVENTS_TABLE REJECTED_TABLE",
        "Fold, EVENTS_TABLE IDS_TABLE CUSTOMERS_TABLE HISTORY_TABLE RUNS_TABLE CONTROL_TABLE REFOLD_QUEUE SETTLE_QUEUE"
                + " SLICES_QUEUE MODEL_DIR",
        "Refold, EVENTS_TABLE IDS_TABLE CUSTOMERS_TABLE HISTORY_TABLE RUNS_TABLE CONTROL_TABLE REFOLD_QUEUE"
                + " SETTLE_QUEUE SLICES_QUEUE MODEL_DIR",
        "Settle, CUSTOMERS_TABLE IDS_TABLE HISTORY_TABLE RUNS_TABLE CONTROL_TABLE MODEL_DIR",
        "PlanRun, EVENTS_TABLE RUNS_TABLE CONTROL_TABLE SLICES_QUEUE MODEL_DIR",
        "RunSlice, CUSTOMERS_TABLE IDS_TABLE HISTORY_TABLE RUNS_TABLE CONTROL_TABLE EVENTS_TABLE SLICES_QUEUE MODEL_DIR",
        "Announce, BUS_NAME",
        "Enroll, CUSTOMERS_TABLE IDS_TABLE EVENTS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE ENROLL_QUEUE SEND_QUEUE"
                + " MODEL_DIR",
        "Notice, CUSTOMERS_TABLE IDS_TABLE LIFECYCLE_TABLE CONTROL_TABLE ENROLL_QUEUE MODEL_DIR",
        "Dispatch, LIFECYCLE_TABLE CONTROL_TABLE SEND_QUEUE",
        "Send, CUSTOMERS_TABLE IDS_TABLE RUNS_TABLE HISTORY_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE EVENTS_TABLE ENROLL_QUEUE TASKS_QUEUE WEBHOOKS_QUEUE MODEL_DIR PUBLIC_URL"
                + " SES_CONFIGURATION_SET PRODUCTION",
        "Pages, LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE EVENTS_TABLE MODEL_DIR",
        "Feedback, LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE EVENTS_TABLE",
        "OpenTasks, CUSTOMERS_TABLE IDS_TABLE TASKS_TABLE CONTROL_TABLE WEBHOOKS_QUEUE MODEL_DIR",
        "Digest, TASKS_TABLE CONTROL_TABLE MODEL_DIR SES_CONFIGURATION_SET PRODUCTION",
        "CallWebhooks, CONTROL_TABLE WEBHOOKS_QUEUE MODEL_DIR",
        "Read, CUSTOMERS_TABLE IDS_TABLE RUNS_TABLE HISTORY_TABLE REJECTED_TABLE EVENTS_TABLE CONTROL_TABLE MODEL_DIR",
        "Act, EVENTS_TABLE RUNS_TABLE CONTROL_TABLE SLICES_QUEUE MODEL_DIR",
        "Preview, CUSTOMERS_TABLE IDS_TABLE EVENTS_TABLE RUNS_TABLE SUPPRESSION_TABLE LIFECYCLE_TABLE CONTROL_TABLE"
                + " MODEL_DIR",
        "Recipients, CUSTOMERS_TABLE IDS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE HISTORY_TABLE EVENTS_TABLE RUNS_TABLE TASKS_TABLE"
                + " CONTROL_TABLE MODEL_DIR PUBLIC_URL",
        "Existing, CUSTOMERS_TABLE IDS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE MODEL_DIR",
        "Suppress, CUSTOMERS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE EVENTS_TABLE CONTROL_TABLE",
        "Erase, CUSTOMERS_TABLE IDS_TABLE HISTORY_TABLE EVENTS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE RUNS_TABLE TASKS_TABLE"
                + " CONTROL_TABLE SETTLE_QUEUE BUS_NAME MODEL_DIR",
        "SendTest, CUSTOMERS_TABLE IDS_TABLE LIFECYCLE_TABLE SUPPRESSION_TABLE CONTROL_TABLE MODEL_DIR PUBLIC_URL"
                + " SES_CONFIGURATION_SET",
        "Tasks, CUSTOMERS_TABLE IDS_TABLE HISTORY_TABLE EVENTS_TABLE RUNS_TABLE TASKS_TABLE CONTROL_TABLE MODEL_DIR",
        "Sending, CONTROL_TABLE",
        "Install, CONTROL_TABLE",
    })
    void areToldTheirEnvironment(String id, String variables) {
        assertThat(properties(id).at("/Environment/Variables").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(variables.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"Read", "Preview", "Recipients"})
    void onlyReadWhereNothingIsDone(String id) {
        var reading = Set.of(
                "dynamodb:GetItem",
                "dynamodb:BatchGetItem",
                "dynamodb:Query",
                "dynamodb:Scan",
                "logs:CreateLogStream",
                "logs:PutLogEvents");

        assertThat(statements(properties(id + "Role")).stream().flatMap(statement -> texts(statement.get("Action"))))
                .isSubsetOf(reading);
    }

    @ParameterizedTest
    @CsvSource({"RunSlice, Allow", "Enroll, Allow", "CallWebhooks, Allow", "Fold, Terminate", "Send, Terminate"})
    void mayCallThemselvesOnlyWhereWorkIsHandedOver(String id, String loop) {
        assertThat(properties(id).get("RecursiveLoop").asText()).isEqualTo(loop);
    }

    private static boolean isOfTrigger(String action) {
        return action.equals("sqs:ReceiveMessage") || action.equals("dynamodb:GetRecords");
    }

    private static List<JsonNode> statements(JsonNode role) {
        return items(role.get("Policies"))
                .flatMap(policy -> items(policy.at("/PolicyDocument/Statement")))
                .toList();
    }

    private static Stream<String> texts(JsonNode oneOrMany) {
        return oneOrMany.isArray() ? items(oneOrMany).map(JsonNode::asText) : Stream.of(oneOrMany.asText());
    }

    /** The logical ids that a value refers to. */
    private static Set<String> references(JsonNode value) {
        var found = new TreeSet<String>();
        value.findValues("Ref").forEach(reference -> found.add(reference.asText()));
        value.findValues("Fn::GetAtt")
                .forEach(attribute -> found.add(attribute.get(0).asText()));
        return found;
    }

    private static int release() throws IOException {
        try (var bytes = InstallHandler.class.getResourceAsStream("InstallHandler.class");
                var data = new DataInputStream(requireNonNull(bytes))) {
            data.skipNBytes(6);
            return data.readUnsignedShort() - 44;
        }
    }
}
