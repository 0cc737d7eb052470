package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lenses.Evaluator;
import dev.vitalfew.lenses.Facts;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Trait;
import dev.vitalfew.lifecycle.emails.Emails;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ModelTemplateTest {

    private static final Path STARTER = Path.of("..", "model");
    private static final Path TEMPLATES = Path.of("..", "templates");

    @ParameterizedTest
    @MethodSource("names")
    void isRefusedForNothingAndHasTheEmailsThatItNames(String name, @TempDir Path folder) {
        WriteModel.write(name, STARTER, TEMPLATES, folder, false);

        var reading = ModelReader.check(folder, 1);

        assertThat(reading.problems()).isEmpty();
        assertThat(Emails.compile(folder).names())
                .containsExactlyInAnyOrderElementsOf(
                        emails(reading.model().orElseThrow()).toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void placesANewAccountAndGreetsItOnce(String name, @TempDir Path folder) {
        WriteModel.write(name, STARTER, TEMPLATES, folder, false);
        var model = ModelReader.read(folder);

        var placed = new Evaluator(model).account(newAccount(), List.<Facts>of().iterator(), LocalDate.of(2026, 3, 31));

        assertThat(model.lenses().stream()
                        .flatMap(lens -> lens.segments().stream().filter(segment -> new Placement.In(segment.name())
                                .equals(placed.lenses().get(lens.name()))))
                        .flatMap(segment -> segment.then().sequences().stream())
                        .filter(sequence -> model.sequences().get(sequence) instanceof Sequence found
                                && found.steps().getFirst() instanceof Sequence.Step.Email))
                .containsExactly("getting-started");
    }

    @Test
    void takesTheWholeStarterModelAlsoWhatEventsStart(@TempDir Path folder) throws IOException {
        WriteModel.write("starter", STARTER, TEMPLATES, folder, false);

        assertThat(files(folder)).isEqualTo(files(STARTER));
    }

    @Test
    void staysOutOfAFolderWithFilesUnlessToldOtherwise(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("brand.yaml"), "name: Ours");

        assertThatThrownBy(() -> WriteModel.write("plan-tier", STARTER, TEMPLATES, folder, false))
                .hasMessageContaining("is not empty")
                .hasMessageContaining("OVERWRITE=yes");
        WriteModel.write("plan-tier", STARTER, TEMPLATES, folder, true);

        assertThat(folder.resolve("segmentation.yaml")).hasSameTextualContentAs(TEMPLATES.resolve("plan-tier.yaml"));
        assertThat(folder.resolve("brand.yaml")).hasContent("name: Ours");
    }

    @Test
    void saysWhichThereAreAndWhereItMayNotWrite(@TempDir Path folder) {
        assertThatThrownBy(() -> WriteModel.write("plan", STARTER, TEMPLATES, folder, false))
                .hasMessage("there is no template plan: TEMPLATE= is one of examples, first-three, plan-tier, starter");
        assertThatThrownBy(() -> WriteModel.write("plan-tier", STARTER, TEMPLATES, STARTER, true))
                .hasMessageContaining("name another folder: make model TEMPLATE=plan-tier MODEL=my-model");
    }

    @Test
    void advisesToBeginWithFewLenses(@TempDir Path folder) {
        var many = WriteModel.write("starter", STARTER, TEMPLATES, folder.resolve("many"), false);
        var few = WriteModel.write("first-three", STARTER, TEMPLATES, folder.resolve("few"), false);

        assertThat(many).contains("begin with TEMPLATE=plan-tier");
        assertThat(few).doesNotContain("begin with");
    }

    private static List<String> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> names() {
        return ModelTemplate.names(TEMPLATES);
    }

    private static Stream<String> emails(Model model) {
        return model.sequences().values().stream().flatMap(Sequence::emails);
    }

    private static Facts newAccount() {
        return new Facts(
                Id.account("acme"),
                Map.of("plan", stated("starter"), "employees", stated("12"), "mrr", stated("29"), "seats", stated("5")),
                Usage.NONE,
                Instant.parse("2026-03-31T08:00:00Z"));
    }

    private static Trait stated(String value) {
        return new Trait(TextNode.valueOf(value), Instant.EPOCH, "m");
    }
}
