package dev.vitalfew.collect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.vitalfew.events.EventType;
import dev.vitalfew.platform.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a request's text into its messages without judging them: a message with a repeated key or too great a depth is
 * rejected by itself later, and its neighbours are not. Only text that can't be cut is refused as a whole.
 */
final class BatchReader {

    private static final JsonFactory LENIENT = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Body.MAX_BYTES)
                    .maxNumberLength(Body.MAX_BYTES)
                    .maxNameLength(Body.MAX_BYTES)
                    .build())
            .build();

    private final String text;
    private final JsonParser parser;

    private Optional<List<String>> messages = Optional.empty();
    private Optional<String> context = Optional.empty();
    private Optional<String> sentAt = Optional.empty();
    private Optional<String> key = Optional.empty();

    private BatchReader(String text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /** One message, of the type that its path says. */
    static Batch single(String text, EventType type) {
        var reader = read(text);
        return new Batch(List.of(text), Optional.of(type), Optional.empty(), Optional.empty(), reader.key, false);
    }

    /** A {@code batch} of messages, with what they share beside it. */
    static Batch batch(String text) {
        var reader = read(text);
        var messages = reader.messages.orElseThrow(() -> Problem.badRequest("/batch: expected an array of events"));
        return new Batch(messages, Optional.empty(), reader.context, reader.sentAt, reader.key, false);
    }

    private static BatchReader read(String text) {
        try (var parser = LENIENT.createParser(text)) {
            var reader = new BatchReader(text, parser);
            reader.object();
            return reader;
        } catch (JsonProcessingException e) {
            var place = e.getLocation() == null
                    ? ""
                    : " (line %d, column %d)"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw Problem.badRequest("the body is not JSON: " + e.getOriginalMessage() + place);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void object() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw Problem.badRequest("the body is not a JSON object");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            parser.nextToken();
            field(name);
        }
        if (parser.nextToken() != null) {
            throw Problem.badRequest("the body goes on after its JSON object");
        }
    }

    private void field(String name) throws IOException {
        if (name.equals("batch") && parser.currentToken() == JsonToken.START_ARRAY) {
            messages = Optional.of(array());
            return;
        }
        if (name.equals("writeKey") && parser.currentToken() == JsonToken.VALUE_STRING) {
            key = Optional.of(parser.getText()).filter(value -> !value.isEmpty());
            return;
        }
        var value = slice();
        switch (name) {
            case "context" -> context = Optional.of(value);
            case "sentAt" -> sentAt = Optional.of(value);
            default -> {}
        }
    }

    private List<String> array() throws IOException {
        var elements = new ArrayList<String>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == Batch.MAX_EVENTS) {
                throw new Problem(413, "Too large", "expected at most 2,500 events");
            }
            elements.add(slice());
        }
        return elements;
    }

    /** The text of the value that the parser stands on; the parser then stands on its end. */
    private String slice() throws IOException {
        var from = (int) parser.currentTokenLocation().getCharOffset();
        parser.skipChildren();
        parser.finishToken();
        return text.substring(from, (int) parser.currentLocation().getCharOffset());
    }
}
