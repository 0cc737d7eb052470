package dev.vitalfew.local.endtoend;

import static dev.vitalfew.local.endtoend.Events.group;
import static dev.vitalfew.local.endtoend.Events.identify;
import static dev.vitalfew.local.endtoend.Events.track;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a change to the work of a person, and to another system; every function held to what its role allows. */
class TasksTest {

    private record Received(String id, String timestamp, String signature, String body) {}

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

    @TempDir
    private static Path model;

    private static HttpServer server;
    private static Stack stack;

    @BeforeAll
    static void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        server.createContext("/hook", exchange -> {
            var headers = exchange.getRequestHeaders();
            var first = RECEIVED.isEmpty();
            RECEIVED.add(new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
            exchange.sendResponseHeaders(first ? 503 : 204, -1);
            exchange.close();
        });
        server.start();
        copy(Path.of("..", "model"), model);
        Files.writeString(model.resolve("webhooks.yaml"), """
                webhooks:
                  - { webhook: crm, url: "http://localhost:%1$d/hook", on: task.opened }
                  - { webhook: down, url: "http://localhost:%1$d/nowhere", on: task.opened }
                """.formatted(
                        server.getAddress().getPort()));
        Files.writeString(model.resolve("sequences/first-task.yaml"), """
                topic: product-tips
                start: { event: Task Created }
                exit: never
                send: { between: 00:00-24:00, days: mon-sun }
                steps:
                  - task: sales-follow-up
                  - set: { onboarded: true }
                  - webhook: crm
                  - email: feature-tips
                """);
        stack = Stack.startAuthorising(model);
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        stack.close();
    }

    @Test
    void whoEntersIsWorkForTheTeamUntilTheyLeave() {
        stack.live(
                identify("ada", Map.of("email", "ada@example.com")),
                group("ada", "acme", Map.of("name", "Acme", "plan", "scale", "csm", "cs-2@plainboard.example")));
        var review = task("open", "review-account");
        assertThat(review.path("title").asText()).isEqualTo("Look at how Acme is set up");
        assertThat(review.path("owner").asText()).isEqualTo("cs-2@plainboard.example");
        var why = stack.read("/api/tasks/" + review.path("id").asText()).path("why");
        assertThat(why.path("reason").asText()).contains("plan");
        assertThat(why.has("takenIn")).as("nobody took it in").isFalse();
        assertThat(patch(task("open", "setup-review"), "{\"state\":\"started\",\"note\":\"called\"}"))
                .isEqualTo(200);
        assertThat(patch(review, "{\"version\":99,\"state\":\"done\"}")).isEqualTo(412);

        stack.live(group("ada", "acme", Map.of("plan", "enterprise")));
        assertThat(task("dismissed", "review-account").path("closed").asText()).isEqualTo("left scale of plan_tier");
        assertThat(task("started", "setup-review").path("note").asText()).isEqualTo("called");
        assertThat(task("open", "assign-csm").path("title").asText()).isEqualTo("Give Acme a customer success manager");

        stack.live(track("ada", "Task Created"));
        stack.advance("PT10M");
        assertThat(task("open", "sales-follow-up").path("title").asText())
                .isEqualTo("Follow up with ada@example.com on prices");
        assertThat(stack.read("/api/people/ada").at("/traits/onboarded/value").asBoolean())
                .isTrue();

        stack.advance("P2D");
        assertThat(stack.sequencesTo("ada@example.com")).contains("first-task");
        assertThat(stack.mailsTo("cs-2@plainboard.example")).hasSize(2);
        assertThat(stack.mailsTo("cs-2@plainboard.example")
                        .getFirst()
                        .path("subject")
                        .asText())
                .contains("overdue");

        toldOfEach();
    }

    /** The first was refused, and came again; every signature is right. */
    private static void toldOfEach() {
        assertThat(Stack.within(
                        Duration.ofSeconds(90),
                        () -> types().contains("sequence.step") && ids().size() < RECEIVED.size()))
                .as("what was refused comes again: " + RECEIVED)
                .isTrue();
        assertThat(types()).containsOnly("task.opened", "sequence.step");
        assertThat(RECEIVED).allSatisfy(received -> assertThat(received.signature())
                .isEqualTo(signature(received.id() + "." + received.timestamp() + "." + received.body())));
        assertThat(ids())
                .contains("task-" + task("open", "assign-csm").path("id").asText());
    }

    private static List<String> types() {
        return RECEIVED.stream()
                .map(received -> Json.read(received.body()).path("type").asText())
                .toList();
    }

    private static java.util.Set<String> ids() {
        return RECEIVED.stream().map(Received::id).collect(Collectors.toSet());
    }

    private static String signature(String signed) {
        try {
            var key =
                    new SecretKeySpec(Base64.getDecoder().decode("bG9jYWwtc2VjcmV0LWZvci13ZWJob29rcw=="), "HmacSHA256");
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode task(String state, String kind) {
        var tasks = stack.read("/api/tasks?account=acme&state=" + state).path("tasks");
        return StreamSupport.stream(tasks.spliterator(), false)
                .filter(task -> task.path("task").asText().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no task " + kind + " is " + state + ": " + tasks));
    }

    private static int patch(JsonNode task, String body) {
        var request = stack.request("/api/tasks/" + task.path("id").asText(), Stack.OPERATOR)
                .method("PATCH", BodyPublishers.ofString(body));
        return stack.send(
                        body.contains("version")
                                ? request
                                : request.header(
                                        "If-Match", "\"" + task.path("version").asText() + "\""))
                .statusCode();
    }

    private static void copy(Path from, Path to) {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
