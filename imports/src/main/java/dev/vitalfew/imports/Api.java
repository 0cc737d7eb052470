package dev.vitalfew.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Sends batches to {@code /v1/import}, again and again while the answer may change; then it stops with what was said. */
final class Api implements AutoCloseable {

    private static final int TRIES = 8;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI address;
    private final String authorization;
    private final Duration firstPause;
    private boolean isThere;

    Api(URI url, String key, Duration firstPause) {
        this.address = URI.create(url.toString().replaceAll("/+$", "") + "/v1/import");
        this.authorization = "Basic " + Base64.getEncoder().encodeToString((key + ":").getBytes(UTF_8));
        this.firstPause = firstPause;
    }

    URI address() {
        return address;
    }

    /** Returns when the batch is acknowledged; throws {@link Stopped} when that can't be brought about. */
    void send(Batch batch) throws InterruptedException {
        var body = packed(batch.json());
        var pause = firstPause;
        for (var tried = 1; ; tried++) {
            var answer = answer(body);
            isThere |= answer.status() > 0;
            if (answer.isDone()) {
                return;
            }
            if (!isThere && answer.isRefused()) {
                throw new Stopped(
                        "nothing listens at " + address + ": start it with make run, or say where it is by URL=");
            }
            if (!answer.mayChange() || tried == TRIES) {
                throw new Stopped(address + " answered " + answer.said() + (tried > 1 ? ", " + tried + " times" : ""));
            }
            Thread.sleep(answer.asked().orElse(pause));
            pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    /** What came of one request; {@code status} 0 without an answer. */
    private record Answer(int status, String said, Optional<Duration> asked) {

        /** Nobody even took the connection. */
        boolean isRefused() {
            return said.contains(ConnectException.class.getSimpleName());
        }

        boolean isDone() {
            return status == 200;
        }

        boolean mayChange() {
            return status == 0 || status == 408 || status == 429 || status >= 500;
        }
    }

    private Answer answer(byte[] body) throws InterruptedException {
        try {
            var response = client.send(
                    HttpRequest.newBuilder(address)
                            .timeout(PATIENCE)
                            .header("Authorization", authorization)
                            .header("Content-Type", "application/json")
                            .header("Content-Encoding", "gzip")
                            .POST(BodyPublishers.ofByteArray(body))
                            .build(),
                    BodyHandlers.ofString());
            return new Answer(response.statusCode(), said(response), asked(response));
        } catch (IOException e) {
            return new Answer(0, "nothing (" + e.getClass().getSimpleName() + ")", Optional.empty());
        }
    }

    private static String said(HttpResponse<String> response) {
        var hint = response.statusCode() == 401 || response.statusCode() == 403 ? " (KEY= names the secret key)" : "";
        var body = response.body().strip();
        return response.statusCode() + hint + ": " + body.substring(0, Math.min(300, body.length()));
    }

    private static Optional<Duration> asked(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,4}"))
                .map(seconds -> shorter(Duration.ofSeconds(Long.parseLong(seconds)), LONGEST_PAUSE));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static byte[] packed(String json) {
        var bytes = new ByteArrayOutputStream(json.length() / 8);
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json.getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        client.close();
    }
}
