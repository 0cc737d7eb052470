package dev.vitalfew.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.LocalStack;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.TreeMap;

/** What is there once the demo is loaded: lenses and audiences with their sizes, emails by sequence, where to look. */
public final class Report {

    private final LocalStack stack;
    private final HttpClient client;
    private final StringBuilder text = new StringBuilder("\n");

    private Report(LocalStack stack, HttpClient client) {
        this.stack = stack;
        this.client = client;
    }

    public static String of(LocalStack stack, HttpClient client) {
        var report = new Report(stack, client);
        report.sizes();
        report.emails();
        report.addresses();
        return report.text.toString();
    }

    private void sizes() {
        var found = get("/api/lenses");
        var run = found.at("/lenses/0/asOf").asText("");
        if (!run.isEmpty()) {
            title("as of the daily run of " + run + " (what a changed model newly says is counted by the next)\n");
        }
        for (var lens : found.path("lenses")) {
            title(lens.path("lens").asText());
            lens.path("segments").forEach(segment -> line(segment.path("segment"), segment.path("size")));
            line("(unclassified)", lens.path("unclassified").asText("?"));
        }
        title("audiences");
        found.path("audiences").forEach(audience -> line(audience.path("audience"), audience.path("size")));
    }

    private void emails() {
        var sequences = new TreeMap<String, Integer>();
        stack.mailbox()
                .mails()
                .forEach(mail ->
                        sequences.merge(mail.tags().getOrDefault("sequence", "(without a sequence)"), 1, Integer::sum));
        title("emails by sequence");
        sequences.forEach((sequence, count) -> line(sequence, Integer.toString(count)));
    }

    private void addresses() {
        text.append("""

                look at   %1$s/
                          %1$s/local/mailbox
                ask       curl -H 'Authorization: Bearer op_local' %1$s/api/lenses
                          curl -H 'Authorization: Bearer op_local' '%1$s/api/accounts?limit=10'
                events to %1$s/v1/batch (write keys pk_local, sk_local)
                """.formatted(stack.url()));
    }

    private void title(String name) {
        text.append(name).append('\n');
    }

    private void line(JsonNode name, JsonNode size) {
        line(name.asText(), size.asText("?"));
    }

    private void line(String name, String size) {
        text.append("  %-28s %6s%n".formatted(name, size));
    }

    private JsonNode get(String path) {
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(stack.url().resolve(path))
                            .header("Authorization", "Bearer op_local")
                            .build(),
                    BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + " answered " + answer.statusCode());
            }
            return Json.read(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
