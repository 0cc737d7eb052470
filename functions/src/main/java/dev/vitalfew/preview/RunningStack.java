package dev.vitalfew.preview;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.ModelFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A stack that can be asked over HTTP, on this machine or deployed. */
final class RunningStack implements AutoCloseable {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LONGEST = 300;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI url;
    private final String key;

    RunningStack(URI url, String key) {
        this.url = url;
        this.key = key;
    }

    /** What went wrong, and what to do. */
    static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoAnswer(String message) {
            super(message);
        }
    }

    /** @param seen is told after each part but the last what is known so far */
    JsonNode preview(ModelFiles files, Consumer<JsonNode> seen) throws InterruptedException {
        var whole = part(files, "");
        while (whole.has("cursor")) {
            seen.accept(whole);
            whole = Parts.together(whole, part(files, whole.path("cursor").asText()));
        }
        return whole;
    }

    private JsonNode part(ModelFiles files, String cursor) throws InterruptedException {
        var body = MAPPER.createObjectNode();
        var model = body.putObject("model");
        files.bytes().forEach((path, text) -> model.put(path, new String(text, UTF_8)));
        var answer = answer("/api/preview?cursor=" + encoded(cursor), body);
        return switch (answer.statusCode()) {
            case 200 -> json(answer.body());
            case 422 -> throw new NoAnswer(url + " refuses the model:" + problems(json(answer.body())));
            default -> throw refused(answer, "preview");
        };
    }

    /** Who could come into a sequence for being in one of its segments. @param seen is told as by {@link #preview} */
    JsonNode existing(String sequence, Consumer<JsonNode> seen) throws InterruptedException {
        var whole = existing(sequence, "");
        while (whole.has("cursor")) {
            seen.accept(whole);
            whole = Parts.together(
                    whole,
                    existing(sequence, "?cursor=" + encoded(whole.path("cursor").asText())));
        }
        return whole;
    }

    private JsonNode existing(String sequence, String query) throws InterruptedException {
        var answer = answer(request(pathOf(sequence) + query).GET());
        if (answer.statusCode() != 200) {
            throw refused(answer, "take in who is in a segment already");
        }
        return json(answer.body());
    }

    /** Says so until all have come in. @param seen is told after each answer but the last how far it has come */
    JsonNode confirm(String sequence, long number, Consumer<JsonNode> seen) throws InterruptedException {
        var body = MAPPER.createObjectNode().put("confirm", number);
        var answer = answer(pathOf(sequence), body);
        while (answer.statusCode() == 202) {
            seen.accept(json(answer.body()));
            answer = answer(pathOf(sequence), body);
        }
        if (answer.statusCode() != 200) {
            throw refused(answer, "take in who is in a segment already");
        }
        return json(answer.body());
    }

    private static String pathOf(String sequence) {
        return "/api/sequences/" + encoded(sequence) + "/existing";
    }

    /** @param what an older version can't do */
    private NoAnswer refused(HttpResponse<String> answer, String what) {
        var status = answer.statusCode();
        if (status == 401 || status == 403) {
            return new NoAnswer(url + " refuses the key: KEY= is the operator's, which begins with op_. "
                    + "`make keys` makes new ones.");
        }
        var detail = status == 404 || status == 409
                ? json(answer.body()).path("detail").asText()
                : "";
        if (status == 405 || detail.startsWith("no such path")) {
            return new NoAnswer(
                    url + " can't " + what + " yet: it runs an older version. `make deploy` brings this one.");
        }
        return new NoAnswer(
                url + " answered " + status + ": " + (detail.isEmpty() ? shortened(answer.body()) : detail));
    }

    /** Where emails of a stack on this machine are to be seen. */
    Optional<String> mailbox() {
        return Optional.of(url + "/local/mailbox").filter(page -> page.contains("localhost"));
    }

    /** @param as whoever the model gives as an example when empty */
    JsonNode sendTest(String email, String to, Optional<String> as) throws InterruptedException {
        var body = MAPPER.createObjectNode().put("to", to);
        as.ifPresent(person -> body.put("as", person));
        var answer = answer("/api/emails/" + encoded(email) + "/test", body);
        if (answer.statusCode() == 200) {
            return json(answer.body());
        }
        var detail = json(answer.body()).path("detail").asText();
        throw new NoAnswer(
                answer.statusCode() == 401
                        ? url + " refuses the key: KEY= is the operator's, which begins with op_."
                        : "Not sent: " + (detail.isEmpty() ? shortened(answer.body()) : detail));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url.toString().replaceAll("/+$", "") + path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + key);
    }

    private HttpResponse<String> answer(String path, JsonNode body) throws InterruptedException {
        return answer(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) throws InterruptedException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new NoAnswer("Nothing answers at " + url + " (" + e.getClass().getSimpleName() + "). Start it with "
                    + "`make run` in another terminal, or name the deployed stack with URL= and its operator's KEY=.");
        }
    }

    private JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new NoAnswer(url + " answers, but not as this product does: " + shortened(text));
        }
    }

    private static String problems(JsonNode answer) {
        var said = new StringBuilder();
        for (var problem : answer.path("problems")) {
            said.append("%n%s:%d:%d: %s. Instead: %s."
                    .formatted(
                            problem.path("file").asText(),
                            problem.path("line").asInt(),
                            problem.path("column").asInt(),
                            problem.path("what").asText(),
                            problem.path("instead").asText()));
        }
        return said.toString();
    }

    private static String shortened(String text) {
        var line = text.strip();
        return line.substring(0, Math.min(LONGEST, line.length()));
    }

    @Override
    public void close() {
        client.close();
    }
}
