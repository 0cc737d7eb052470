package dev.vitalfew.install;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Brings an answer to the address that CloudFormation named; without it a deployment waits for an hour. */
final class Answers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final JsonMapper JSON = new JsonMapper();

    /** Without a Content-Type, which the signature in the address doesn't cover. */
    void send(String address, Answer answer) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .PUT(BodyPublishers.ofString(json(answer)))
                .build();
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IllegalStateException("CloudFormation's address answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("CloudFormation can't be answered", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while answering CloudFormation", e);
        }
    }

    private static String json(Answer answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not to be written as JSON: " + answer, e);
        }
    }
}
