package dev.vitalfew.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitalfew.local.template.Places;
import dev.vitalfew.local.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lambda's Runtime API as a function's process sees it, with one event to hand out; the next one never comes. */
final class RuntimeApi implements AutoCloseable {

    private static final String VERSION = "/2018-06-01/runtime";
    private static final String REQUEST = "8476a536-e9f4-11e8-9739-2dfe598c3fcd";

    private final HttpServer server;
    private final String function;
    private final JsonNode event;
    private final AtomicBoolean handedOut = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CompletableFuture<JsonNode> answer = new CompletableFuture<>();

    RuntimeApi(String function, JsonNode event) throws IOException {
        this.function = function;
        this.event = event;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(VERSION + "/invocation/next", this::next);
        server.createContext(VERSION + "/invocation/" + REQUEST + "/response", this::answered);
        server.createContext(VERSION + "/", this::failed);
        server.start();
    }

    /** For AWS_LAMBDA_RUNTIME_API. */
    String address() {
        return "localhost:" + server.getAddress().getPort();
    }

    /** What the function answered; ends with an error if it could not be made, or threw. */
    CompletableFuture<JsonNode> answer() {
        return answer;
    }

    private void next(HttpExchange exchange) throws IOException {
        if (handedOut.getAndSet(true)) {
            awaitClose();
            exchange.close();
            return;
        }
        var headers = exchange.getResponseHeaders();
        headers.add("Content-Type", "application/json");
        headers.add("Lambda-Runtime-Aws-Request-Id", REQUEST);
        headers.add(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(Duration.ofMinutes(5)).toEpochMilli()));
        headers.add("Lambda-Runtime-Invoked-Function-Arn", Places.arn("lambda", "function:" + function + ":live"));
        reply(exchange, 200, Json.bytes(event));
    }

    private void answered(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        accepted(exchange);
        answer.complete(Json.read(body));
    }

    /** Both kinds of error, and whatever the client asks that this doesn't know. */
    private void failed(HttpExchange exchange) throws IOException {
        var what = exchange.getRequestURI() + " "
                + new String(exchange.getRequestBody().readAllBytes());
        accepted(exchange);
        answer.completeExceptionally(new AssertionError(function + " told " + what));
    }

    private static void accepted(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        reply(exchange, 202, "{\"status\":\"OK\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void awaitClose() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
