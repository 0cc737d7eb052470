package dev.vitalfew.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** JSON that means the same to every reader: no repeated keys, no trailing text, no depth or number without bounds. */
final class StrictJson {

    static final int MAX_DEPTH = 64;
    static final int MAX_NUMBER = 40;

    private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    private StrictJson() {}

    static JsonNode parse(String json) {
        try (var parser = MAPPER.createParser(json)) {
            return parse(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode parse(JsonParser parser) throws IOException {
        try {
            @Nullable JsonNode node = MAPPER.readTree(parser);
            if (node == null || node.isMissingNode()) {
                throw new InvalidEvent("", "expected JSON, found nothing");
            }
            if (parser.nextToken() != null) {
                throw new InvalidEvent("", "expected the end, found more after the JSON");
            }
            check(node, "");
            return node;
        } catch (JsonProcessingException e) {
            throw new InvalidEvent(
                    parser.getParsingContext().pathAsPointer().toString(), "not readable: " + e.getOriginalMessage());
        }
    }

    /** Fails for what the parser lets through: infinite numbers, and halves of characters. */
    static void check(JsonNode node, String pointer) {
        if (node.isTextual()) {
            checkText(node.textValue(), pointer);
        }
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            throw new InvalidEvent(pointer, "expected a number that a double can hold");
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), pointer + "/" + i);
        }
        node.properties().forEach(field -> {
            checkText(field.getKey(), pointer);
            check(field.getValue(), pointer + "/" + escaped(field.getKey()));
        });
    }

    private static void checkText(String text, String pointer) {
        if (text.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new InvalidEvent(pointer, "expected whole characters, found an unpaired surrogate");
        }
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
