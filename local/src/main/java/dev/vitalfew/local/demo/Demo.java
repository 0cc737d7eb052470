package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.LocalStack;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Loads the demo company into an empty stack, lets some days go by, and says what is there then. */
public final class Demo {

    /** How many days the clock of an empty stack begins before now, for the demo's time to go by. */
    public static final Duration AHEAD = Duration.ofDays(4);

    private static final int BATCH = 100;

    private final LocalStack stack;
    private final HttpClient client;

    public Demo(LocalStack stack, HttpClient client) {
        this.stack = stack;
        this.client = client;
    }

    /** Answers how many events it sent. */
    public int load() {
        var history = personByPerson(Company.history(stack.now()));
        for (var from = 0; from < history.size(); from += BATCH) {
            send(history.subList(from, Math.min(history.size(), from + BATCH)));
        }
        stack.awaitRest(Duration.ofMinutes(3));
        return history.size();
    }

    /** Each person's events together, in order: so few ids share a batch, and few folds take many events. */
    private static List<JsonNode> personByPerson(List<JsonNode> history) {
        return history.stream()
                .collect(Collectors.groupingBy(
                        event -> event.path("userId").asText(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    public void passTime() {
        var now = Instant.now();
        if (now.isAfter(stack.now())) {
            stack.setClock(now);
        }
    }

    private void send(List<JsonNode> events) {
        var batch = Json.object();
        batch.set("batch", Json.tree(events));
        var key = Base64.getEncoder().encodeToString("sk_local:".getBytes(StandardCharsets.UTF_8));
        var answer = call(HttpRequest.newBuilder(stack.url().resolve("/v1/batch"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Basic " + key)
                .POST(BodyPublishers.ofByteArray(Json.bytes(batch))));
        if (!answer.path("success").asBoolean()) {
            throw new IllegalStateException("the demo's events were not taken: " + answer);
        }
    }

    /** Lenses with their sizes, emails by sequence, and where to look. */
    public String report() {
        var lenses = call(
                HttpRequest.newBuilder(stack.url().resolve("/api/lenses")).header("Authorization", "Bearer op_local"));
        var report = new StringBuilder("\n");
        for (var lens : lenses.path("lenses")) {
            report.append(lens.path("lens").asText()).append('\n');
            lens.path("segments")
                    .forEach(segment -> line(
                            report,
                            segment.path("segment").asText(),
                            segment.path("size").asText("?")));
            line(report, "(unclassified)", lens.path("unclassified").asText("?"));
        }
        report.append("audiences\n");
        lenses.path("audiences")
                .forEach(audience -> line(
                        report,
                        audience.path("audience").asText(),
                        audience.path("size").asText("?")));
        var sequences = new TreeMap<String, Integer>();
        stack.mailbox()
                .mails()
                .forEach(mail -> sequences.merge(mail.tags().getOrDefault("sequence", "other"), 1, Integer::sum));
        report.append("emails by sequence\n");
        sequences.forEach((sequence, count) -> line(report, sequence, Integer.toString(count)));
        return report.append("\nlook at   ")
                .append(stack.url())
                .append("/local/mailbox")
                .append("\nask       curl -H 'Authorization: Bearer op_local' ")
                .append(stack.url())
                .append("/api/lenses\n          curl -H 'Authorization: Bearer op_local' ")
                .append(stack.url())
                .append("/api/accounts/acorn-labs\nevents to ")
                .append(stack.url())
                .append("/v1/batch (write keys pk_local, sk_local)\n")
                .toString();
    }

    private static void line(StringBuilder report, String name, String size) {
        report.append("  %-24s %6s%n".formatted(name, size));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var body = Json.read(answer.body());
            return answer.statusCode() == 200
                    ? body
                    : Json.object().put("status", answer.statusCode()).set("body", body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
