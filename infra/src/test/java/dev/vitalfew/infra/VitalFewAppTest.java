package dev.vitalfew.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VitalFewAppTest {

    @Test
    void deploysNoModelThatCheckRefuses(@TempDir Path folder) throws IOException {
        var model = Files.createDirectories(folder.resolve("model/emails"));
        Files.copy(Path.of("../model/brand.yaml"), folder.resolve("model/brand.yaml"));
        Files.copy(Path.of("../model/emails/layout.mjml"), model.resolve("layout.mjml"));
        Files.copy(Path.of("../model/emails/words.yaml"), model.resolve("words.yaml"));
        Files.writeString(folder.resolve("model/segmentation.yaml"), "timezone: Europe/Berlin\n");
        Files.writeString(model.resolve("hello.mjml"), "---\nsubject: Hi\npreheader: Ho\n---\n<mj-txet>Hi</mj-txet>\n");

        assertThatThrownBy(() -> VitalFewApp.write(
                        folder.resolve("out"),
                        Map.of("model", folder.resolve("model").toString(), "code", folder.toString())))
                .isInstanceOf(VitalFewApp.BadModel.class)
                .hasMessageEndingWith("hello.mjml:5:1: there is no <mj-txet>. Instead: mj-text.");
    }

    @Test
    void deploysNoModelThatIsRefused(@TempDir Path model, @TempDir Path out) throws IOException {
        Files.writeString(model.resolve("segmentation.yaml"), """
                timezone: UTC
                audiences:
                  - audience: nobody
                    of: accounts
                    when: { all: [{ trait: plan, is: free }, { trait: plan, is: scale }] }
                    then: { tasks: [call] }
                """);

        assertThatThrownBy(() -> VitalFewApp.write(out, Map.of("model", model.toString(), "code", model.toString())))
                .isInstanceOf(VitalFewApp.BadModel.class)
                .hasMessageContaining("segmentation.yaml:5:11: this can never hold");
        assertThat(out.resolve("VitalFew.template.json")).doesNotExist();
    }
}
