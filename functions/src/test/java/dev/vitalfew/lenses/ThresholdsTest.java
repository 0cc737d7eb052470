package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThresholdsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @Test
    void holdAlsoWhenTheScoreHasAnotherName(@TempDir Path folder) throws IOException {
        var before = model(folder, "score: lead");
        var found = Thresholds.of(before, Map.of("score lead in the top 5%", Distribution.of(0)));

        var after = model(folder, "score: hotness, was: lead");

        assertThat(audiences(before, "lead", found)).isEqualTo(1);
        assertThat(audiences(after, "hotness", found)).isEqualTo(1);
        assertThat(audiences(model(folder, "score: hotness"), "hotness", found)).isZero();
    }

    private static int audiences(Model model, String score, Thresholds thresholds) {
        assertThat(model.score(score)).isPresent();
        var person = new Facts(Id.known("42"), Map.of(), Usage.NONE, Instant.EPOCH);
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
                  - { %s, of: people, points: [{ add: 5, when: { event: A } }] }
                audiences:
                  - { audience: best, of: people, when: { score: %s, top: 5%% }, then: { tasks: [call] } }
                """.formatted(score, name));
        return ModelReader.read(folder);
    }
}
