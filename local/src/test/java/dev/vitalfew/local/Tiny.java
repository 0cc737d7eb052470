package dev.vitalfew.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.local.tiny.Probe;
import dev.vitalfew.local.wire.AwsJson;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A stack of tiny functions from a template as CDK writes it, and what a test does to it. */
record Tiny(LocalStack stack, Probe probe) implements AutoCloseable {

    static Tiny start(Path folder, Settings settings) {
        var name = UUID.randomUUID().toString();
        return new Tiny(
                LocalStack.start(template(folder, name, text -> text), settings.saying(System.err::println)),
                Probe.named(name));
    }

    /** A cdk.out folder whose template is the tiny one, changed. */
    static Path template(Path folder, String probe, UnaryOperator<String> change) {
        try {
            var source = Path.of(
                    Tiny.class.getResource("/tiny/VitalFew.template.json").toURI());
            var template = Files.readString(source).replace("${PROBE}", probe);
            var out = Files.createDirectories(folder.resolve("cdk.out"));
            Files.writeString(out.resolve("VitalFew.template.json"), change.apply(template));
            Files.writeString(
                    out.resolve("VitalFew.assets.json"),
                    Files.readString(source.resolveSibling("VitalFew.assets.json")));
            var model = Files.createDirectories(out.resolve("asset.layer/model"));
            Files.writeString(model.resolve("model.json"), "{}");
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void putItem(String id, String key) {
        var request = Json.object().put("TableName", "ItemsTable5F");
        var item = request.putObject("Item");
        item.putObject("id").put("S", id);
        item.putObject("key").put("S", key);
        item.putObject("body").put("B", "aGVsbG8=");
        AwsJson.dynamo(stack.dynamo()).call("PutItem", request);
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
    }

    JsonNode json(String path) {
        return Json.read(get(path).body());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(stack.url().resolve(path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
