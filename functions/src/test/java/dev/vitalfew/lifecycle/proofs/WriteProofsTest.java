package dev.vitalfew.lifecycle.proofs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitalfew.lifecycle.emails.Emails;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteProofsTest {

    private static final Path MODEL = Path.of("..", "model");

    @TempDir
    private Path folder;

    @Test
    void writesEachEmailInEachLanguageAndAPageThatLeadsToThem() throws IOException {
        var said = WriteProofs.write(Emails.compile(MODEL), folder, Optional.empty());

        assertThat(said).matches("\\d+ emails: .*index.html \\(without pictures: no Chromium was found; .*\\)");
        assertThat(folder.resolve("getting-started.de.html")).content().contains("Guten Tag Ada,");
        assertThat(folder.resolve("getting-started.en.txt")).content().contains("Hi Ada,");
        assertThat(folder.resolve("index.html"))
                .content()
                .contains("href=\"getting-started.de.html\"", "Ihr erstes Projekt", "Without pictures")
                .doesNotContain("<img");
    }

    @Test
    void takesPicturesWideAndNarrowLightAndDark() throws IOException {
        var chromium = Chromium.installed();
        assumeTrue(chromium.isPresent(), "a Chromium is installed");
        Files.createDirectories(folder.resolve("model/emails/partials"));
        for (var file : List.of(
                "brand.yaml",
                "emails/layout.mjml",
                "emails/words.yaml",
                "emails/partials/button.mjml",
                "emails/referral.mjml")) {
            Files.copy(MODEL.resolve(file), folder.resolve("model").resolve(file));
        }

        WriteProofs.write(Emails.compile(folder.resolve("model")), folder, chromium);

        for (var view : Proof.VIEWS) {
            var picture = ImageIO.read(
                    folder.resolve("referral.en." + view.name() + ".png").toFile());
            assertThat(picture.getWidth()).isEqualTo(view.width());
            assertThat(picture.getHeight()).isGreaterThan(500);
            for (var y = 0; y < picture.getHeight(); y += 7) {
                assertThat(new Color(picture.getRGB(1, y)).getGreen())
                        .as("%s, at %d", view.name(), y)
                        .matches(green -> view.dark() ? green < 60 : green > 200);
            }
        }
        assertThat(folder.resolve("index.html")).content().contains("referral.en.narrow-dark.png");
    }
}
