package dev.vitalfew.install;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.CloudFormationCustomResourceEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.model.InMemoryPublications;
import dev.vitalfew.model.Publications;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InstallHandlerTest {

    private static final String A = "a".repeat(64);
    private static final String B = "b".repeat(64);

    private final List<JsonNode> answers = new ArrayList<>();
    private final List<String> methods = new ArrayList<>();
    private final Publications publications = new InMemoryPublications();
    private HttpServer cloudFormation;
    private int signingKeys;

    @BeforeEach
    void listen() throws IOException {
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            methods.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getOrDefault("Content-Type", List.of()));
            answers.add(new JsonMapper()
                    .readTree(new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterEach
    void close() {
        cloudFormation.stop(0);
    }

    @Test
    void publishesTheModelAndAnswersItsNumber() {
        handle(publications, "Create", A);

        assertThat(publications.number(A)).isEqualTo(1);
        var answer = answers.getFirst();
        assertThat(answer.get("Status").asText()).isEqualTo("SUCCESS");
        assertThat(answer.get("Data").get("Number").asText()).isEqualTo("1");
        assertThat(answer.get("StackId").asText()).isEqualTo("stack");
        assertThat(answer.get("RequestId").asText()).isEqualTo("request");
        assertThat(answer.get("LogicalResourceId").asText()).isEqualTo("Model");
    }

    @Test
    void makesTheSigningKeyWithEveryPublication() {
        handle(publications, "Create", A);
        handle(publications, "Update", B);
        handle(publications, "Delete", B);

        assertThat(signingKeys).isEqualTo(2);
    }

    @Test
    void putsWithoutAContentTypeWhichTheSignedAddressWouldRefuse() {
        handle(publications, "Create", A);

        assertThat(methods).containsExactly("PUT []");
    }

    @Test
    void publishesTheModelBeforeAgainWhenADeploymentIsRolledBack() {
        handle(publications, "Create", A);
        handle(publications, "Update", B);
        handle(publications, "Update", A);

        assertThat(publications.number(A)).isEqualTo(3);
    }

    @Test
    void keepsItsPhysicalIdSoThatAnUpdateDeletesNothing() {
        handle(publications, "Create", A);
        handle(publications, "Update", B);

        assertThat(answers)
                .extracting(answer -> answer.get("PhysicalResourceId").asText())
                .containsExactly("model", "model");
    }

    @Test
    void leavesTheNumbersWhenTheStackGoes() {
        handle(publications, "Create", A);
        handle(publications, "Delete", A);

        assertThat(answers.getLast().get("Status").asText()).isEqualTo("SUCCESS");
        assertThat(publications.number(A)).isEqualTo(1);
    }

    @Test
    void answersAFailureWithItsReason() {
        handle(new Unreachable(), "Create", A);

        assertThat(answers.getFirst().get("Status").asText()).isEqualTo("FAILED");
        assertThat(answers.getFirst().get("Reason").asText()).contains("table out of reach");
    }

    @Test
    void answersAHashThatIsNone() {
        handle(publications, "Create", "latest");

        assertThat(answers.getFirst().get("Status").asText()).isEqualTo("FAILED");
        assertThat(answers.getFirst().get("Reason").asText()).contains("latest");
    }

    private void handle(Publications publications, String type, String hash) {
        var request = CloudFormationCustomResourceEvent.builder()
                .withRequestType(type)
                .withResponseUrl(
                        "http://localhost:" + cloudFormation.getAddress().getPort() + "/answer?signature=s")
                .withStackId("stack")
                .withRequestId("request")
                .withLogicalResourceId("Model")
                .withResourceProperties(Map.of("Hash", hash))
                .build();
        new InstallHandler(publications, () -> signingKeys++, new Answers()).handle(request);
    }

    private static final class Unreachable implements Publications {

        @Override
        public long publish(String hash) {
            throw new IllegalStateException("table out of reach");
        }

        @Override
        public long number(String hash) {
            throw new IllegalStateException("table out of reach");
        }
    }
}
