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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Loads the demo company into an empty stack, and goes with it through the days until now. */
public final class Demo {

    /** How long before now the clock of an empty stack begins, for the demo's days to go by. */
    public static final Duration AHEAD = Duration.ofDays(2);

    private static final Duration STEP = Duration.ofDays(1);
    private static final int BATCH = 500;
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

    private final LocalStack stack;
    private final HttpClient client;

    public Demo(LocalStack stack, HttpClient client) {
        this.stack = stack;
        this.client = client;
    }

    /** What it sends twice counts once, so that a demo which was interrupted can be loaded again. */
    public void load(Instant begin, Size size) {
        var all = Company.told(begin, (int) AHEAD.toDays() + 1);
        var told = IntStream.range(0, all.size())
                .filter(number -> number % size.every() == 0)
                .mapToObj(all::get)
                .toList();
        sendHistory(told.stream()
                .map(account -> account.stream()
                        .filter(message -> time(message).isBefore(begin))
                        .toList())
                .flatMap(account -> personByPerson(account).stream())
                .toList());
        passTime(
                begin,
                told.stream()
                        .flatMap(List::stream)
                        .filter(message -> !time(message).isBefore(begin))
                        .toList());
    }

    /** Each person's messages together, so that few folds take many, and few looks at the account many people. */
    private static Collection<JsonNode> personByPerson(List<JsonNode> account) {
        return account.stream()
                .collect(Collectors.groupingBy(
                        message -> message.path("userId").asText(), LinkedHashMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private void sendHistory(List<JsonNode> history) {
        try (var sent = new Progress("history", history.size(), "events")) {
            for (var from = 0; from < history.size(); from += BATCH) {
                var batch = history.subList(from, Math.min(history.size(), from + BATCH));
                send("/v1/import", batch);
                sent.stepBy(batch.size());
            }
        }
        var waiting = stack.underWay();
        try (var folded = new Progress("folding", waiting, "records")) {
            for (var left = waiting; left > 0; left = stack.underWay()) {
                folded.reach(waiting - left);
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            stack.awaitRest(Duration.ofMinutes(5));
            folded.reach(waiting);
        }
    }

    private void passTime(Instant begin, List<JsonNode> ahead) {
        var from = stack.now();
        var since = begin;
        try (var passed =
                new Progress("days", Duration.between(from, Instant.now()).toHours(), "hours")) {
            while (stack.now().isBefore(Instant.now().minusSeconds(1))) {
                var next = stack.now().plus(STEP);
                stack.setClock(next.isAfter(Instant.now()) ? Instant.now() : next);
                send("/v1/batch", between(since, stack.now(), ahead));
                since = stack.now();
                stack.awaitRest();
                passed.reach(Duration.between(from, stack.now()).toHours());
            }
        }
    }

    private static List<JsonNode> between(Instant from, Instant to, List<JsonNode> messages) {
        return messages.stream()
                .filter(message ->
                        !time(message).isBefore(from) && time(message).isBefore(to))
                .toList();
    }

    private static Instant time(JsonNode message) {
        return Instant.parse(message.path("timestamp").asText());
    }

    private void send(String path, List<JsonNode> events) {
        if (events.isEmpty()) {
            return;
        }
        var batch = Json.object();
        batch.set("batch", Json.tree(events));
        var key = Base64.getEncoder().encodeToString("sk_local:".getBytes(StandardCharsets.UTF_8));
        try {
            var answer = client.send(
                    HttpRequest.newBuilder(stack.url().resolve(path))
                            .header("Content-Type", "application/json")
                            .header("Authorization", "Basic " + key)
                            .POST(BodyPublishers.ofByteArray(Json.bytes(batch)))
                            .build(),
                    BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the demo's events were not taken: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
