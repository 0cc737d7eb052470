package dev.vitalfew.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.tiny.Probe;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDataTest {

    @Test
    void deliversAfterAKillWhatWasNotTakenBefore(@TempDir Path folder) throws IOException, InterruptedException {
        var probe = UUID.randomUUID().toString();
        var cdkOut = Tiny.template(folder, probe, text -> text);
        var data = folder.resolve("data");

        var process = MainProcess.start(cdkOut, data, "-D" + Probe.STUCK + "=true");
        post(process.url(), "/post/event", "SegmentEntered");
        post(process.url(), "/post/mail", "ann@example.com");
        post(process.url(), "/post/item", "stuck");
        process.kill();

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
