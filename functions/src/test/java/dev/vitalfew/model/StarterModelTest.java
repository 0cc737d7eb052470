package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterModelTest {

    private static final Path STARTER = Path.of("..", "model");

    @Test
    void isRefusedForNothing(@TempDir Path folder) throws IOException {
        var reading = ModelReader.check(starterWithSequences(folder), 7);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.model().orElseThrow().lenses())
                .extracting(Lens::name)
                .containsExactly("plan_tier", "behavioural_segment");
        assertThat(reading.model().orElseThrow().number()).isEqualTo(7);
    }

    @Test
    void countsWhatItsRulesNameForAsLongAsTheyNeedIt(@TempDir Path folder) throws IOException {
        var model = ModelReader.read(starterWithSequences(folder));

        assertThat(model.meters())
                .extracting(meter -> meter.name() + " " + meter.keptDays() + (meter.timesMatter() ? " times" : ""))
                .containsExactlyInAnyOrder(
                        "anything 85",
                        "event Payment Failed 14",
                        "event Task Created 29",
                        "event Project Launched 29",
                        "event Team Invited 29",
                        "event Report Exported 29",
                        "event Automation Enabled 29",
                        "page /pricing 30 times");
        assertThat(model.rollUps()).hasSize(7).allSatisfy(meter -> assertThat(model.meters())
                .contains(meter));
    }

    /** The starter's segmentation with a stand-in for each of its sequences. */
    private static Path starterWithSequences(Path folder) throws IOException {
        Files.copy(STARTER.resolve("segmentation.yaml"), folder.resolve("segmentation.yaml"));
        Files.createDirectories(folder.resolve("sequences"));
        for (var name : List.of(
                "guided-setup",
                "getting-started",
                "save-at-risk",
                "expansion",
                "feature-tips",
                "reactivation",
                "nps-survey")) {
            Files.writeString(
                    folder.resolve("sequences").resolve(name + ".yaml"),
                    "topic: tips\nsteps: [{ email: " + name + " }]\n");
        }
        return folder;
    }
}
