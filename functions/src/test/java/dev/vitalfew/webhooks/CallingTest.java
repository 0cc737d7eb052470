package dev.vitalfew.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.model.Webhook;
import dev.vitalfew.model.Webhooks;
import dev.vitalfew.platform.DynamoLocal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallingTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final List<String> later = new ArrayList<>();
    private final List<Duration> pauses = new ArrayList<>();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private int status = 204;

    @Test
    void requestsAreSignedSoThatTheReceiverCanVerifyThem() throws Exception {
        assertThat(calling().take(call(0))).isEqualTo(1);

        assertThat(sent.getFirst())
                .containsEntry("webhook-id", "task-1")
                .containsEntry("webhook-timestamp", Long.toString(NOW.getEpochSecond()));
        assertThat(sent.getFirst().get("webhook-signature"))
                .isEqualTo(expected("task-1." + NOW.getEpochSecond() + "." + bodies.getFirst()));
        assertThat(new ObjectMapper()
                        .readTree(bodies.getFirst())
                        .at("/data/title")
                        .asText())
                .isEqualTo("Call");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 301, 400, 404, 429, 500, 503})
    void whatIsNotTakenComesAgainUnderTheSameIdEverLater(int answer) {
        status = answer;
        var calling = calling();

        calling.take(call(0));
        for (var again = 0; again < 3; again++) {
            calling.take(later.getLast());
        }

        assertThat(pauses)
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(8), Duration.ofMinutes(15));
        assertThat(sent).extracting(headers -> headers.get("webhook-id")).containsOnly("task-1");
        assertThat(bodies.stream().distinct()).hasSize(1);
    }

    @Test
    void inTheEndItIsADeadLetter() {
        status = 500;

        assertThatThrownBy(() -> calling().take(call(Calling.ATTEMPTS - 1)))
                .hasMessageContaining("did not take task-1");
        assertThat(later).isEmpty();
    }

    @Test
    void whoIsGoneIsNotCalledAgain() {
        status = 410;

        assertThat(calling().take(call(0))).isZero();
        assertThat(later).isEmpty();
    }

    @Test
    void aWebhookThatIsNoLongerInTheModelIsDropped() {
        assertThat(calling().take(call(0).replace("crm", "old"))).isZero();
        assertThat(sent).isEmpty();
    }

    @Test
    void withoutASecretNothingIsSent() {
        assertThatThrownBy(() -> new Calling(
                                webhooks(), _ -> Optional.empty(), this::post, (_, _) -> {}, Clock.systemUTC())
                        .take(call(0)))
                .hasMessageContaining("make webhook-secret NAME=crm");
        assertThat(sent).isEmpty();
    }

    @Test
    void aSecretIsMadeOnce() {
        var secrets = new DynamoSecrets(DynamoLocal.client(), DynamoLocal.table("name"));

        assertThat(secrets.find("crm")).isEmpty();
        var made = secrets.make("crm");
        assertThat(made).startsWith("whsec_");
        assertThat(secrets.make("crm")).isEqualTo(made);
        assertThat(secrets.find("crm")).contains(made);
    }

    @Test
    void redirectsAreNotFollowedAndSilenceIsNoAnswer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        var paths = new ArrayList<String>();
        server.createContext("/", exchange -> {
            paths.add(exchange.getRequestURI().getPath());
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
        var url = URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
        try {
            assertThat(new HttpPost().send(url, Map.of("webhook-id", "1"), "{}"))
                    .isEqualTo(307);
        } finally {
            server.stop(0);
        }
        assertThat(paths).containsExactly("/hook");
        assertThat(new HttpPost().send(url, Map.of(), "{}")).isZero();
    }

    private static String expected(String signed) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        var key = java.util.Base64.getDecoder().decode(SECRET.substring("whsec_".length()));
        mac.init(new javax.crypto.spec.SecretKeySpec(key, "HmacSHA256"));
        return "v1,"
                + java.util.Base64.getEncoder()
                        .encodeToString(mac.doFinal(signed.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    private Calling calling() {
        return new Calling(
                webhooks(),
                _ -> Optional.of(SECRET),
                this::post,
                (message, pause) -> {
                    later.add(message);
                    pauses.add(pause);
                },
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private int post(URI url, Map<String, String> headers, String body) {
        assertThat(url).hasToString("https://crm.example.com/hook");
        sent.add(headers);
        bodies.add(body);
        return status;
    }

    private static Webhooks webhooks() {
        return new Webhooks(Map.of(
                "crm", new Webhook("crm", URI.create("https://crm.example.com/hook"), Set.of(Webhook.TASK_OPENED))));
    }

    private static String call(int attempt) {
        return new Call(
                        "crm",
                        "task-1",
                        "task.opened",
                        NOW,
                        new ObjectMapper().createObjectNode().put("title", "Call"),
                        attempt)
                .json();
    }
}
