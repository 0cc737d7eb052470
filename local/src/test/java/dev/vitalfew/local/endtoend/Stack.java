package dev.vitalfew.local.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.vitalfew.local.LocalStack;
import dev.vitalfew.local.Settings;
import dev.vitalfew.local.Synth;
import dev.vitalfew.local.streams.Delivery;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The whole product in memory, used as anybody could: over HTTP, with its keys. */
final class Stack implements AutoCloseable {

    static final String PUBLIC = "pk_local";
    static final String SECRET = "sk_local";
    static final String OPERATOR = "op_local";

    /** A Tuesday at 10:00 in Berlin, far from what any real clock shows. */
    private static final Instant START = Instant.parse("2040-05-08T08:00:00Z");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final LocalStack stack;
    private final HttpClient client = HttpClient.newHttpClient();

    private Stack(LocalStack stack) {
        this.stack = stack;
    }

    static Stack start() {
        return startingAt(START);
    }

    static Stack startingAt(Instant time) {
        return new Stack(LocalStack.start(Synth.cdkOut(), Settings.inMemory().startingAt(time)));
    }

    /** As {@link #start}, with every function held to what its role allows. */
    static Stack startAuthorising() {
        return new Stack(LocalStack.start(
                Synth.cdkOut(), Settings.inMemory().startingAt(START).thatAuthorises()));
    }

    /** As {@link #startAuthorising}, with another model. */
    static Stack startAuthorising(Path model) {
        return new Stack(LocalStack.start(
                Synth.cdkOut("authorising", model),
                Settings.inMemory().startingAt(START).thatAuthorises()));
    }

    /** As {@link #startAuthorising}, with a listener on the product's bus. */
    static Stack startHearing(Path model, String... types) {
        return new Stack(LocalStack.start(
                Synth.hearing(model, List.of(types)),
                Settings.inMemory().startingAt(START).thatAuthorises()));
    }

    /** With another model, and as AWS is on most days: for a lot of data. */
    static Stack start(Path model) {
        return new Stack(LocalStack.start(
                Synth.cdkOut("other", model),
                Settings.inMemory().delivering(Delivery.KIND).startingAt(START)));
    }

    URI url() {
        return stack.url();
    }

    Instant now() {
        return Instant.parse(body(get("/local/clock")).path("now").asText());
    }

    /** Moves the clock on by an ISO 8601 period, and waits for what that sets off. */
    void advance(String by) {
        body(post("/local/clock", "", Json.object().put("advance", by)));
    }

    void awaitRest() {
        body(get("/local/idle?timeout=60"));
    }

    /** Sends events of now with the secret key, and waits for what they set off. */
    void live(ObjectNode... events) {
        var now = now().toString();
        Stream.of(events).forEach(event -> event.put("timestamp", now));
        sent(SECRET, List.of(events));
        awaitRest();
    }

    /** Sends a batch and answers the answer; events get an id of their own. */
    HttpResponse<String> batch(String key, List<? extends JsonNode> events) {
        for (var event : events) {
            ((ObjectNode) event).put("messageId", UUID.randomUUID().toString());
        }
        return post("/v1/batch", key, Json.object().set("batch", Json.tree(events)));
    }

    void sent(String key, List<? extends JsonNode> events) {
        body(batch(key, events));
    }

    /** What the operator's API says. */
    JsonNode read(String path) {
        return body(get(path, OPERATOR));
    }

    /** Where the account stands: the segment in the lens, empty when unclassified. */
    String segment(String account, String lens) {
        return read("/api/accounts/" + account)
                .path("segments")
                .path(lens)
                .path("segment")
                .asText("");
    }

    /** What the listener has heard since it was last asked. */
    List<JsonNode> heard() {
        return stack.queues().bodies(Synth.HEARD).stream().map(Json::read).toList();
    }

    List<JsonNode> mailsTo(String address) {
        return StreamSupport.stream(body(get("/local/mailbox")).spliterator(), false)
                .filter(mail -> mail.path("to").get(0).asText().contains(address))
                .toList();
    }

    /** The sequences of the emails to the address, in the order in which they came. */
    List<String> sequencesTo(String address) {
        return mailsTo(address).stream()
                .map(mail -> mail.path("tags").path("sequence").asText())
                .toList();
    }

    /** Looks again and again until it is so, or the time is up. */
    static boolean within(Duration most, BooleanSupplier so) {
        var deadline = System.nanoTime() + most.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }

    HttpResponse<String> get(String path) {
        return get(path, "");
    }

    HttpResponse<String> get(String path, String key) {
        return send(request(path, key).GET());
    }

    HttpResponse<String> post(String path, String key, JsonNode body) {
        return send(request(path, key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(Json.bytes(body))));
    }

    HttpRequest.Builder request(String path, String key) {
        var request = HttpRequest.newBuilder(url().resolve(path)).timeout(PATIENCE);
        return key.isEmpty() ? request : request.header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    static JsonNode body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer + ": " + answer.body());
        }
        return Json.read(answer.body());
    }

    @Override
    public void close() {
        client.close();
        stack.close();
    }
}
