package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.tiny.Probe;
import dev.vitalfew.local.wire.Ports;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataTest {

    @Test
    void deliversAfterAKillWhatWasNotTakenBefore(@TempDir Path folder) throws IOException, InterruptedException {
        var probe = UUID.randomUUID().toString();
        var cdkOut = Tiny.template(folder, probe, text -> text);
        var data = folder.resolve("data");

        var process = run(cdkOut, data);
        var children = process.children().toList();
        var url = ready(process);
        post(url, "/post/event", "SegmentEntered");
        post(url, "/post/mail", "ann@example.com");
        post(url, "/post/item", "stuck");
        process.destroyForcibly().waitFor();
        for (var child : children) {
            child.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }

        try (var tiny = new Tiny(LocalStack.start(cdkOut, Settings.kept(data)), Probe.named(probe))) {
            tiny.stack().awaitRest();

            assertThat(tiny.probe().seen("item:stuck")).isNotEmpty();
            assertThat(tiny.probe().seen("message:BusQueue:")).isNotEmpty();
            assertThat(tiny.stack().mailbox().mails()).hasSize(1);
            assertThat(tiny.probe().seen("install:")).isEmpty();
            assertThat(tiny.stack()
                            .queues()
                            .depth(Places.arn("sqs", "WorkQueue"))
                            .none())
                    .isTrue();
        }
    }

    private static Process run(Path cdkOut, Path data) throws IOException {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-D" + Probe.STUCK + "=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.vitalfew.local.Main",
                        cdkOut.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of("PORT", Integer.toString(Ports.free()), "DATA", data.toString(), "DEMO", "none"));
        return builder.start();
    }

    private static URI ready(Process process) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("READY ")) {
                return URI.create(line.substring("READY ".length()));
            }
        }
        throw new IllegalStateException("it ended without being ready");
    }

    private static void post(URI url, String path, String body) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(url.resolve(path))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(200);
        }
    }
}
