package dev.vitalfew.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.model.ModelFiles;
import dev.vitalfew.platform.HttpRequest;
import dev.vitalfew.platform.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a preview is asked for: {@code {"rule": …, "of": "people"}}, or {@code {"model": {"segmentation.yaml": "…"}}}. */
sealed interface PreviewQuestion {

    /** @param json the whole body, so that lines and columns of problems are those of the body */
    record Rule(String json) implements PreviewQuestion {}

    /** @param texts the changed files, by path */
    record Model(Map<String, String> texts) implements PreviewQuestion {}

    /** A model of a hundred lenses has a tenth of that. */
    int MOST_BYTES = 512 * 1024;

    int MOST_DEPTH = 64;

    ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MOST_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    static PreviewQuestion read(HttpRequest request) {
        var text = text(request);
        var body = parse(text);
        if (body.has("rule") == body.has("model")) {
            throw Problem.badRequest(
                    "expected {\"rule\": {…}, \"of\": \"accounts\" or \"people\"} or {\"model\": {\"segmentation.yaml\": \"…\"}}");
        }
        // JSON may be indented by tabs, which YAML refuses; within texts of JSON no tab stands as such.
        return body.has("rule") ? new Rule(text.replace('\t', ' ')) : new Model(texts(body.get("model")));
    }

    private static String text(HttpRequest request) {
        try {
            var body = request.body();
            if (body.length > MOST_BYTES) {
                throw new Problem(
                        413,
                        "Content too large",
                        "expected %d bytes at most, found %d".formatted(MOST_BYTES, body.length));
            }
            return new String(body, UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("the body is not base64: " + e.getMessage());
        }
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage() + JsonBody.place(e));
        }
    }

    private static Map<String, String> texts(JsonNode model) {
        var texts = new LinkedHashMap<String, String>();
        for (var file : model.properties()) {
            if (!ModelFiles.isPath(file.getKey()) || !file.getValue().isTextual()) {
                throw Problem.badRequest("model: expected texts of "
                        + String.join(" and ", List.of("segmentation.yaml", "sequences/*.yaml")) + ", found "
                        + file.getKey());
            }
            texts.put(file.getKey(), file.getValue().textValue());
        }
        if (texts.isEmpty()) {
            throw Problem.badRequest("model: expected at least one file with its text, found none");
        }
        return texts;
    }
}
