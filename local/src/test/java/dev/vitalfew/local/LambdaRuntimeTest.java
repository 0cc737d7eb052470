package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.local.functions.Function;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each function is started once as Lambda starts it, and works on an event of its trigger. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime interface client has a native library for Linux only")
class LambdaRuntimeTest {

    private static final String ACME = """
            {"batch":[
            {"type":"identify","userId":"ada","messageId":"1","traits":{"email":"ada@example.com"}},
            {"type":"group","userId":"ada","messageId":"2","groupId":"acme","traits":{"plan":"growth"}}]}
            """;

    private static final CompletableFuture<JsonNode> TOLD = new CompletableFuture<>();
    private static Path logs;
    private static LocalStack stack;
    private static HttpServer cloudFormation;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        logs = folder;
        stack = LocalStack.start(Synth.cdkOut(), Settings.inMemory().withRepeats(0));
        cloudFormation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloudFormation.createContext("/", exchange -> {
            TOLD.complete(Json.read(exchange.getRequestBody().readAllBytes()));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        cloudFormation.start();
    }

    @AfterAll
    static void stop() {
        cloudFormation.stop(0);
        stack.close();
    }

    @TestFactory
    Stream<DynamicTest> answersUnderLambdasRuntime() throws IOException, InterruptedException {
        post("/v1/batch", "Basic c2tfbG9jYWw6", ACME);
        stack.awaitRest();
        post("/api/runs", "Bearer op_local", "{}");
        stack.advance(Duration.ofMinutes(2));
        var address = "http://localhost:" + cloudFormation.getAddress().getPort() + "/told";
        var events = new Invocations(stack, address).byFunction();
        assertThat(events.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        stack.functions().all().stream().map(Function::name).toList());

        return events.entrySet().stream()
                .map(event -> dynamicTest(
                        event.getKey(), () -> check(event.getKey(), answer(event.getKey(), event.getValue()))));
    }

    /** One process after the other: the client unpacks its native library to one place in /tmp, whoever else uses it. */
    private static JsonNode answer(String function, JsonNode event) {
        return LambdaProcess.invoke(stack.functions().named(function), event, logs);
    }

    private static void check(String function, JsonNode said) {
        switch (function) {
            case "Collect", "Read", "Preview", "Existing", "SendTest", "Sending", "Suppress", "Tasks" ->
                assertThat(said.path("statusCode").asInt()).isEqualTo(200);
            case "Act" -> assertThat(said.path("statusCode").asInt()).isEqualTo(202);
            case "Erase" -> assertThat(said.path("statusCode").asInt()).isEqualTo(404);
            case "Pages", "Recipients" ->
                assertThat(said.path("statusCode").asInt()).isEqualTo(400);
            case "PlanRun" -> assertThat(said.path("state").asText()).isEqualTo("CLOSED");
            case "Digest" -> assertThat(said).isEqualTo(Json.object().put("written", 0));
            case "Dispatch" -> assertThat(said).isEqualTo(Json.object().put("dispatched", 0));
            case "Install" -> assertThat(TOLD.join().path("Status").asText()).isEqualTo("SUCCESS");
            default -> assertThat(said).isEqualTo(Json.read("{\"batchItemFailures\":[]}"));
        }
    }

    private static void post(String path, String authorization, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(stack.url() + path))
                .header("Authorization", authorization)
                .POST(BodyPublishers.ofString(body))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode())
                    .isBetween(200, 202);
        }
    }
}
