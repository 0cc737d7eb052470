package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product, killed in the middle of a load. */
class KilledTest {

    private static final int ACCOUNTS = 10;
    private static final int DAYS = 8;
    private static final int BATCH = 40;

    /** Of an event that was counted. */
    private static final List<String> FOLDED = List.of("usage", "traits", "first", "last", "owner", "group", "people");

    @Test
    void comesToTheSameStateAsIfEachEventHadBeenSentOnce(@TempDir Path data) throws IOException, InterruptedException {
        var batches = batches(Instant.now().minus(Duration.ofHours(1)));

        var process = MainProcess.start(Synth.cdkOut(), data);
        for (var batch : batches.subList(0, batches.size() / 2)) {
            post(process.url(), batch);
        }
        var underWay = CompletableFuture.runAsync(() -> post(process.url(), batches.get(batches.size() / 2)));
        process.kill();
        underWay.exceptionally(_ -> null).join();
        var interrupted = sentTo(Settings.kept(data), batches);

        assertThat(interrupted).isEqualTo(sentTo(Settings.inMemory(), batches));
        assertThat(interrupted).hasSize(ACCOUNTS * 6);
    }

    private static Map<String, Map<String, JsonNode>> sentTo(Settings settings, List<JsonNode> batches) {
        try (var stack = LocalStack.start(Synth.cdkOut(), settings)) {
            batches.forEach(batch -> post(stack.url(), batch));
            stack.awaitRest();
            return customers(stack);
        }
    }

    /**
     * Every item of the table, as far as events and not their order decide what is in it: an account of one whose person
     * went elsewhere leaves an empty one behind if it was ever looked at.
     */
    private static Map<String, Map<String, JsonNode>> customers(LocalStack stack) {
        var table = stack.functions().variable("CUSTOMERS_TABLE").orElseThrow();
        var items = AwsJson.dynamo(stack.dynamo())
                .call("Scan", Json.object().put("TableName", table))
                .path("Items");
        var customers = new TreeMap<String, Map<String, JsonNode>>();
        for (var item : items) {
            if (item.at("/people/N").asText().equals("0")) {
                continue;
            }
            var content = new TreeMap<String, JsonNode>();
            FOLDED.stream().filter(item::has).forEach(name -> content.put(name, item.get(name)));
            content.put("segments", segments(item));
            customers.put(
                    item.at("/account/S").asText() + " " + item.at("/item/S").asText(), content);
        }
        return customers;
    }

    /** Where a subject stands, without when it came there, over how many changes, and what it left on the way. */
    private static JsonNode segments(JsonNode item) {
        var segments = Json.object();
        if (item.has("memberships")) {
            Json.read(item.at("/memberships/S").asText()).properties().stream()
                    .filter(lens -> lens.getValue().get(0).isTextual())
                    .forEach(lens -> segments.set(lens.getKey(), lens.getValue().get(0)));
        }
        return segments;
    }

    private static List<JsonNode> batches(Instant end) {
        var events = new ArrayList<ObjectNode>();
        for (var account = 0; account < ACCOUNTS; account++) {
            for (var person : List.of("ann-" + account, "ben-" + account)) {
                events.add(event("identify", person, end.minus(Duration.ofDays(DAYS))));
                events.add(event("group", person, end.minus(Duration.ofDays(DAYS)))
                        .put("groupId", "account-" + account)
                        .set("traits", Json.object().put("plan", account % 2 == 0 ? "growth" : "starter")));
                for (var day = account % 4; day < DAYS; day += 2) {
                    events.add(event("track", person, end.minus(Duration.ofDays(day)))
                            .put("event", "Task Created"));
                }
            }
        }
        var batches = new ArrayList<JsonNode>();
        for (var from = 0; from < events.size(); from += BATCH) {
            var some = events.subList(from, Math.min(events.size(), from + BATCH));
            batches.add(Json.object().set("batch", Json.tree(some)));
        }
        return batches;
    }

    private static ObjectNode event(String type, String person, Instant at) {
        return Json.object()
                .put("type", type)
                .put("messageId", type + "-" + person + "-" + at)
                .put("userId", person)
                .put("timestamp", at.toString());
    }

    private static void post(URI url, JsonNode batch) {
        var request = HttpRequest.newBuilder(url.resolve("/v1/batch"))
                .header("Authorization", "Bearer sk_local")
                .POST(BodyPublishers.ofByteArray(Json.bytes(batch)))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("the batch was not answered", e);
        }
    }
}
