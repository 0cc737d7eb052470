package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void holdAlsoWhenTheScoreHasAnotherName(@TempDir Path folder) throws IOException {
        var before = model(folder, "score: lead");
        var found = Thresholds.of(before, Map.of("score lead in the top 5%", Distribution.of(5)));

        var after = model(folder, "score: hotness, was: lead");

        assertThat(audiences(before, "lead", found)).isEqualTo(1);
        assertThat(audiences(after, "hotness", found)).isEqualTo(1);
        assertThat(audiences(model(folder, "score: hotness"), "hotness", found)).isZero();
    }

    /** How many of ten, the first of whom have {@code numbers} and the others 0, are in the top of so many percent. */
    @ParameterizedTest
    @CsvSource({
        "30, '', 0, nobody did anything",
        "30, '5', 1, fewer than a third did anything",
        "30, '5 4 3', 3, as many as fit did something",
        "30, '5 4 3 2', 3, more than fit did something",
        "30, '5 4 3 3', 4, two are third",
        "90, '5 4 3 3', 4, hardly anybody did anything",
    })
    void nobodyIsAtTheTopWithNothing(int percent, String numbers, int in, String why, @TempDir Path folder)
            throws IOException {
        var model = ranking(folder, percent);
        var facts = IntStream.range(0, 10)
                .mapToObj(at -> person(
                        at,
                        Arrays.stream(numbers.split(" ")).skip(at).findFirst().orElse("")))
                .toList();
        var evaluator = new Evaluator(model);
        var spread = facts.stream()
                .map(person -> evaluator.person(person, TODAY).ranked().get("mrr in the top " + percent + "%"))
                .map(Distribution::of)
                .reduce(Distribution::plus)
                .orElseThrow();

        var knowing = evaluator.with(Thresholds.of(model, Map.of("mrr in the top " + percent + "%", spread)));

        assertThat(facts)
                .as(why)
                .filteredOn(person -> knowing.person(person, TODAY).audiences().contains("best"))
                .hasSize(in)
                .isEqualTo(facts.subList(0, in));
    }

    @Test
    void saysThatItTakesMoreThanNothing(@TempDir Path folder) throws IOException {
        var model = ranking(folder, 30);
        var nothing = Thresholds.of(model, Map.of("mrr in the top 30%", Distribution.of(0)));

        var reasons = new Evaluator(model).with(nothing).explainPerson(person(1, "0"), TODAY);

        assertThat(reasons.get("best")).startsWith("mrr is 0 (needs more than 0 to be among");
    }

    private static Facts person(int number, String mrr) {
        return new Facts(
                Id.known("u" + number), Map.of("mrr", trait(mrr.isEmpty() ? "0" : mrr)), Usage.NONE, Instant.EPOCH);
    }

    private static Trait trait(String value) {
        return new Trait(TextNode.valueOf(value), Instant.EPOCH, "m");
    }

    private static Model ranking(Path folder, int percent) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                audiences:
                  - { audience: best, of: people, when: { trait: mrr, top: %d%% }, then: { tasks: [call] } }
                """.formatted(percent));
        return ModelReader.read(folder);
    }

    private static int audiences(Model model, String score, Thresholds thresholds) {
        assertThat(model.score(score)).isPresent();
        var person = new Facts(Id.known("42"), Map.of("plan", trait("pro")), Usage.NONE, Instant.EPOCH);
        return new Evaluator(model)
                .with(thresholds)
                .person(person, TODAY)
                .audiences()
                .size();
    }

    private static Model model(Path folder, String score) throws IOException {
        var name = score.split("[:,] ")[1];
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                scores:
                  - { %s, of: people, points: [{ add: 5, when: { trait: plan, exists: true } }] }
                audiences:
                  - { audience: best, of: people, when: { score: %s, top: 5%% }, then: { tasks: [call] } }
                """.formatted(score, name));
        return ModelReader.read(folder);
    }
}
