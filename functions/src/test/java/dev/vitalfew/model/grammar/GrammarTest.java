package dev.vitalfew.model.grammar;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What is written of conditions, for people and for editors, is what the reader reads. */
class GrammarTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path SCHEMA = PROJECT.resolve("model/schema/segmentation.schema.json");

    /** A condition inside its own model, with everything that examples name. */
    private static final String MODEL = """
            timezone: UTC
            features: { Task Created: [core] }
            preferences:
              - preference: interest
                declared: interest
                staff: { trait: interest_noted, source: interest_noted_from }
                inferred: { topics: [automation, reporting], half_life: 30d, at_least: 2 }
            rules:
              - { rule: tried_setup, of: people, when: { event: Team Invited } }
            lenses:
              - lens: segment
                of: %1$s
                segments:
                  - { segment: enterprise, when: { trait: plan, is: enterprise }, then: { sla: 1h } }
                  - { segment: rest, otherwise: true, then: { sla: 2d } }
            scores:
              - { score: lead, of: %1$s, points: [{ add: 60, when: { page: /pricing } }] }
            audiences:
              - { audience: pricing_visitors, of: %1$s, when: { page: /pricing }, then: { tasks: [call] } }
              - { audience: this, of: %1$s, when: %2$s, then: { tasks: [look] } }
            """;

    @Test
    void isWrittenInTheSchemaAndThePage() throws IOException {
        var schema = Files.readString(SCHEMA);

        assertThat(WriteReference.schema(schema)).as("make reference").isEqualTo(schema);
        assertThat(Files.readString(PROJECT.resolve("docs/rules.md")))
                .as("make reference")
                .isEqualTo(WriteReference.page());
    }

    static Stream<Form> forms() {
        return Grammar.forms().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hasExamplesThatReaderAndSchemaTake(Form form, @TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/design-partners.csv"), "acme\n");
        var of = form.title().equals("people") ? "accounts" : "people";

        assertThat(form.examples()).isNotEmpty();
        for (var example : form.examples()) {
            var text = MODEL.formatted(of, example.condition());
            Files.writeString(folder.resolve("segmentation.yaml"), text);

            assertThat(ModelReader.check(folder, 1).problems()).as(text).noneMatch(problem -> problem.refuses());
            assertThat(schema().validate(json(text), InputFormat.JSON)).as(text).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void hasNoKeyThatTheReaderDoesNotKnow(Form form, @TempDir Path folder) throws IOException {
        for (var key : form.keys()) {
            Files.writeString(
                    folder.resolve("segmentation.yaml"), MODEL.formatted("people", written(form, key.name())));

            assertThat(ModelReader.check(folder, 1).problems()).as(key.name()).noneMatch(problem -> problem.what()
                    .equals("the key " + key.name() + " means nothing here"));
        }
    }

    /** The needed keys, the choice that shows the form, and this key; values are no matter. */
    private static String written(Form form, String key) {
        var keys = new TreeSet<>(form.needed());
        form.one().stream().findFirst().ifPresent(keys::add);
        keys.add(key);
        return keys.stream().map(name -> name + ": 1").collect(Collectors.joining(", ", "{ ", " }"));
    }

    private static String json(String yaml) throws IOException {
        return new ObjectMapper()
                .writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    }
}
