package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.rules.Meter;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StarterModelTest {

    private static final Path STARTER = Path.of("..", "model");

    @Test
    void isRefusedForNothing() {
        var reading = ModelReader.check(STARTER, 7);

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.model().orElseThrow().lenses())
                .extracting(Lens::name)
                .containsExactly(
                        "plan_tier",
                        "segment",
                        "company_size",
                        "industry",
                        "region",
                        "value",
                        "behavioural_segment",
                        "nps",
                        "activity");
        assertThat(reading.model().orElseThrow().number()).isEqualTo(7);
    }

    @Test
    void countsWhatItsRulesNameForAsLongAsTheyNeedIt() {
        var model = ModelReader.read(STARTER);

        assertThat(model.meters())
                .extracting(StarterModelTest::kept)
                .containsExactlyInAnyOrder(
                        "anything forever",
                        "event Payment Failed 14",
                        "event Task Created forever",
                        "event Project Launched forever",
                        "event Team Invited forever",
                        "event Report Exported forever",
                        "event Automation Enabled forever",
                        "page /pricing 30 times",
                        "mail Email Link Clicked, topic automation 100 times",
                        "mail Email Link Clicked, topic reporting 100 times");
        assertThat(model.rollUps()).hasSize(7).allSatisfy(meter -> assertThat(model.meters())
                .contains(meter));
    }

    @Test
    void greetsANewAccountOnce() {
        var model = ModelReader.read(STARTER);

        var atOnce = model.lenses().stream()
                .filter(lens -> lens.notBefore().isZero())
                .filter(lens -> lens.segments().stream()
                        .flatMap(segment -> segment.then().sequences().stream())
                        .anyMatch(name -> beginsWithAnEmail(model, name)));

        assertThat(atOnce).extracting(Lens::name).containsExactly("segment");
    }

    private static boolean beginsWithAnEmail(Model model, String sequence) {
        return Objects.requireNonNull(model.sequences().get(sequence)).steps().getFirst()
                instanceof Sequence.Step.Email;
    }

    private static String kept(Meter meter) {
        var days = meter.keptDays() == Meter.FOREVER ? "forever" : String.valueOf(meter.keptDays());
        return meter.name() + " " + days + (meter.timesMatter() ? " times" : "");
    }
}
