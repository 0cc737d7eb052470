package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema that editors use and the reader agree. */
class SchemaTest {

    private static final Path MODEL = Path.of("..", "model");
    private static final Schema SEGMENTATION = schema("segmentation");
    private static final Schema SEQUENCE = schema("sequence");

    @Test
    void takesTheStarterModel() throws IOException {
        assertThat(errors(SEGMENTATION, Files.readString(MODEL.resolve("segmentation.yaml"))))
                .isEmpty();
        assertThat(Files.readString(MODEL.resolve("segmentation.yaml")))
                .startsWith("# yaml-language-server: $schema=schema/segmentation.schema.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"topics", "consent", "tasks", "team", "webhooks"})
    void takesTheStarterModelsOtherFiles(String name) throws IOException {
        var text = Files.readString(MODEL.resolve(name + ".yaml"));

        assertThat(errors(schema(name), text)).isEmpty();
        assertThat(errors(schema(name), text + "nothing: known\n")).isNotEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=schema/" + name + ".schema.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ event: any, in_lst: 30d }",
                "{ event: any, in_last: 30 }",
                "{ event: any, fell_by: 50% }",
                "{ event: any, in_last: 9d, fell_by: 50 }",
                "{ event: any, count: weeks, in_last: 4w, fell_by: 50% }",
                "{ event: any, count: days, each_at_least: 2, in_last: 9d, rose_by: 50% }",
                "{ event: any, at_least: 1, at_most: 3 }",
                "{ event: any, at_least: -1 }",
                "{ event: any, count: hours }",
                "{ event: any, page: /p }",
                "{ event: any, where: { amount: 3 } }",
                "{ trait: plan }",
                "{ trait: plan, is: a, is_not: b }",
                "{ trait: plan, exists: false }",
                "{ lens: tier }",
                "{ people: { nps: fans } }",
                "{ people: { nps: promoter, in_last: 90 } }",
                "{ people: { nps: promoter, at_least: 9 } }",
                "{ all: [] }",
                "{ not: [] }",
                "{}",
            })
    void refusesTheConditionsThatTheReaderRefuses(String condition, @TempDir Path folder) throws IOException {
        var text = """
                timezone: UTC
                audiences:
                  - { audience: some, of: accounts, when: %s, then: { tasks: [call] } }
                """.formatted(condition);
        Files.writeString(folder.resolve("segmentation.yaml"), text);

        assertThat(ModelReader.check(folder, 1).model()).isEmpty();
        assertThat(errors(SEGMENTATION, text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ topic: tips, steps: [{ email: hello }] }",
                "{ topic: tips, steps: [{ email: { a: hello, b: welcome } }], state: paused, priority: 1, holdout: 7.5% }",
                "{ topic: tips, steps: [{ email: hello }], start: { event: Signed Up, where: { plan: { is: pro } } } }",
                "{ topic: tips, steps: [{ email: hello }], start: [{ event: Signed Up }, { page: /start }], exit: never }",
                "{ topic: tips, steps: [{ email: hello }], goal: { event: Paid, in_next: 14d }, exit: [goal_reached, { event: Gone }] }",
                "{ topic: tips, steps: [{ email: hello }], goal: { audience: some, in_next: 14d }, edits: move, expires: 12h }",
                "{ topic: tips, steps: [{ email: hello }], to: most_active }",
                "{ topic: tips, steps: [{ email: hello }], to: { role: [owner, admin] } }",
                "{ topic: tips, steps: [{ wait: { until: 09:00 } }, { email: hello }] }",
                "{ topic: tips, steps: [{ wait: { until: 3d before trial_ends_at } }, { email: hello }] }",
                "{ topic: tips, steps: [{ email: hello }, { wait: { for: { event: Paid }, at_most: 5d } }] }",
                "{ topic: tips, steps: [{ email: hello }], existing: include }",
                "{ topic: tips, steps: [{ email: hello }, { task: call }, { webhook: crm }, { set: { onboarded: true, level: 2, name: x } }] }",
                "{ topic: tips, steps: [{ split: [{ share: 50%, steps: [{ email: hello }] }] }] }",
                "{ topic: tips, steps: [{ branch: [{ when: { event: Paid }, steps: [{ email: hello }] }, { otherwise: true, steps: [{ email: bye }] }] }] }",
            })
    void takesTheSequencesThatTheReaderTakes(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                audiences:
                  - { audience: some, of: people, when: { event: Paid }, then: { sequences: [welcome] } }
                """);
        Files.writeString(folder.resolve("webhooks.yaml"), """
                webhooks: [{ webhook: crm, url: "https://example.com/hook" }]
                """);
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("sequences/welcome.yaml"), text);

        assertThat(ModelReader.check(folder, 1).problems()).isEmpty();
        assertThat(errors(SEQUENCE, text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "topic: tips",
                "steps: [{ email: hello }]",
                "{ topic: tips, steps: [{ wait: 3d }] }",
                "{ topic: tips, steps: [{ email: hello }, { branch: [] }] }",
                "{ topic: tips, steps: [{ email: hello }, { wait: 3 days }] }",
                "{ topic: tips, steps: [{ email: hello, wait: 3d }] }",
                "{ topic: tips, steps: [{ email: hello }], reentry: sometimes }",
                "{ topic: tips, steps: [{ email: hello }], existing: maybe }",
                "{ topic: tips, steps: [{ email: hello }], exit: [goal_reached] }",
                "{ topic: tips, steps: [{ email: hello }], send: { days: mon-fry } }",
                "{ topic: tips, steps: [{ email: hello }], to: owner }",
                "{ topic: tips, steps: [{ email: hello }], to: [most_active] }",
                "{ topic: tips, steps: [{ email: hello }], to: { roles: [owner] } }",
                "{ topic: tips, steps: [{ email: hello }], to: { role: [] } }",
                "{ topic: tips, steps: [{ email: hello }], send: { timezone: UTC } }",
                "{ topic: tips, steps: [{ email: { a: hello } }] }",
                "{ topic: tips, steps: [{ email: hello }, { wait: { until: noon! } }] }",
                "{ topic: tips, steps: [{ email: hello }, { wait: { for: { event: Paid } } }] }",
                "{ topic: tips, steps: [{ email: hello }, { split: [{ steps: [{ email: hello }] }] }] }",
                "{ topic: tips, steps: [{ email: hello }, { branch: [{ steps: [{ email: hello }] }] }] }",
                "{ topic: tips, steps: [{ email: hello }, { task: Call me }] }",
                "{ topic: tips, steps: [{ email: hello }, { set: {} }] }",
                "{ topic: tips, steps: [{ email: hello }, { set: { plan: scale } }] }",
                "{ topic: tips, steps: [{ email: hello }, { set: onboarded }] }",
                "{ topic: tips, steps: [{ email: hello }, { webhook: [crm] }] }",
                "{ topic: tips, steps: [{ email: hello }], state: gone }",
                "{ topic: tips, steps: [{ email: hello }], start: signup }",
                "{ topic: tips, steps: [{ email: hello }], goal: { event: Paid } }",
                "{ topic: tips, steps: [{ email: hello }], holdout: 60% }",
                "{ topic: tips, steps: [{ email: hello }], priority: 10 }",
                "{ topic: tips, steps: [{ email: hello }], expires: soon }",
                "{ topic: tips, steps: [{ email: hello }], edits: ignore }",
            })
    void refusesTheSequencesThatTheReaderRefuses(String text, @TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), "timezone: UTC");
        Files.createDirectories(folder.resolve("sequences"));
        Files.writeString(folder.resolve("sequences/welcome.yaml"), text);

        assertThat(ModelReader.check(folder, 1).model()).isEmpty();
        assertThat(errors(SEQUENCE, text)).isNotEmpty();
    }

    private static java.util.List<com.networknt.schema.Error> errors(Schema schema, String yaml) throws IOException {
        var value = new Load(LoadSettings.builder().build()).loadFromString(yaml);
        return schema.validate(new ObjectMapper().writeValueAsString(value), InputFormat.JSON);
    }

    private static Schema schema(String name) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(MODEL.resolve("schema/" + name + ".schema.json")), InputFormat.JSON);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
