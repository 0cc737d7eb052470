package dev.vitalfew.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Takes batches as the product's API does, and keeps each message by its id. */
final class Product implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, JsonNode> messages = new TreeMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private final ConcurrentLinkedQueue<Integer> answers = new ConcurrentLinkedQueue<>();
    private int most = Integer.MAX_VALUE;

    Product() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/v1/import", this::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** The next requests are answered so. */
    void answer(Integer... statuses) {
        answers.addAll(List.of(statuses));
    }

    /** Takes so many batches, and is broken then. */
    synchronized void takesAtMost(int number) {
        most = number;
    }

    synchronized Map<String, JsonNode> messages() {
        return new TreeMap<>(messages);
    }

    /** How many messages the batches had. */
    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    private void take(HttpExchange exchange) throws IOException {
        var body = MAPPER.readTree(new GZIPInputStream(exchange.getRequestBody()));
        var asked = answers.poll();
        var status = asked != null ? asked : authorised(exchange) ? took(body.path("batch")) : 401;
        var answer = "{\"success\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private static boolean authorised(HttpExchange exchange) {
        return exchange.getRequestHeaders().getFirst("Authorization").equals("Basic c2tfbG9jYWw6");
    }

    private synchronized int took(JsonNode batch) {
        if (batches.size() == most) {
            return 500;
        }
        batches.add(batch.size());
        batch.forEach(message -> messages.put(message.path("messageId").asText(), message));
        return 200;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
