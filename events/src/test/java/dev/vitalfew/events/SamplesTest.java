package dev.vitalfew.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sample messages: the JSON Schemas and {@link EventJson} agree on each, and on where an invalid one is wrong. */
class SamplesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String BASE = "https://vitalfew.dev/schemas/";
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                    builder.schemas(iri -> read(RESOURCES.resolve("schemas").resolve(iri.substring(BASE.length())))));

    @ParameterizedTest
    @MethodSource("valid")
    void takesWhatIsValid(Path sample) {
        var json = read(sample);

        var event = EventJson.read(json);

        assertThat(schemaOf(event).validate(json, InputFormat.JSON)).isEmpty();
        assertThat(EventJson.read(EventJson.write(event))).isEqualTo(event);
        assertThat(schemaOf(event).validate(EventJson.write(event), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesWhatIsInvalidAndSaysWhereAndWhy(Path sample) throws IOException {
        JsonNode stated = MAPPER.readTree(read(sample));
        var message = stated.get("message").toString();

        var refusal = catchThrowableOfType(InvalidEvent.class, () -> EventJson.read(message));

        assertThat(refusal.pointer()).isEqualTo(stated.get("pointer").textValue());
        assertThat(refusal.reason()).isEqualTo(stated.get("reason").textValue());
        assertThat(schema(stated.get("message").get("type").textValue()).validate(message, InputFormat.JSON))
                .isNotEmpty();
    }

    static Stream<Path> valid() throws IOException {
        return samples().filter(sample -> !sample.toString().contains("-invalid-"));
    }

    static Stream<Path> invalid() throws IOException {
        return samples().filter(sample -> sample.toString().contains("-invalid-"));
    }

    private static Stream<Path> samples() throws IOException {
        try (var files = Files.list(RESOURCES.resolve("samples"))) {
            return files.sorted().toList().stream();
        }
    }

    private static Schema schemaOf(Event event) {
        return schema(EventType.of(event).word());
    }

    private static Schema schema(String type) {
        return SCHEMAS.getSchema(SchemaLocation.of(BASE + type + ".json"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
