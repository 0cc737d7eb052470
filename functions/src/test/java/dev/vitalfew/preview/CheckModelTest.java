package dev.vitalfew.preview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.model.ModelProblem;
import dev.vitalfew.model.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/bad-input.md promises of a model's files, as {@code make check} says it. */
class CheckModelTest {

    /** In Berlin it is the next date already. */
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T23:30:00Z"), ZoneOffset.UTC);

    private static final int LINES = 100_000;
    private static final int BROKEN = 70_001;

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    Path folder;

    @BeforeEach
    void copyWhatEmailsNeed() throws IOException {
        var model = Path.of("..", "model");
        Files.createDirectories(folder.resolve("emails/partials"));
        for (var file : List.of("brand.yaml", "emails/layout.mjml", "emails/words.yaml")) {
            Files.copy(model.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void saysWhereATabIs() throws IOException {
        model("timezone: UTC\nrules:\n\t- { rule: some, of: people, when: { event: A } }\n");

        assertThat(problems())
                .containsExactly("segmentation.yaml:3:1: a tab stands where YAML wants spaces."
                        + " Instead: two spaces for each level.");
    }

    @Test
    void saysWhichOfAHundredThousandLinesOfAListIsBroken() throws IOException {
        partners();
        list("acme-" + BROKEN + "\u0000");

        assertThat(problems())
                .containsExactly("lists/partners.csv:" + BROKEN + ":1: this line is no id."
                        + " Instead: one id of at most 256 characters.");
    }

    @Test
    void takesAListOfAHundredThousandLines() throws IOException {
        partners();
        list("acme-" + BROKEN);

        assertThat(problems()).isEmpty();
        assertThat(ModelReader.read(folder)
                        .audience("partners")
                        .orElseThrow()
                        .when()
                        .toString())
                .contains("acme-" + BROKEN);
    }

    @Test
    void saysThatNoEventHasANameOfTenKilobytes() throws IOException {
        model("timezone: UTC\nrules: [{ rule: some, of: people, when: { event: " + "x".repeat(10_240) + " } }]\n");

        assertThat(problems())
                .containsExactly("segmentation.yaml:2:50: no event has a name of 10240 characters."
                        + " Instead: the name as it is sent, of at most 256.");
    }

    @Test
    void warnsOfAPinThatIsOverByTheDatesOfTheModel() throws IOException {
        model("""
                timezone: Europe/Berlin
                lenses:
                  - lens: tier
                    of: accounts
                    goal: { outcome: churn, kpi: retention }
                    pins:
                      - { id: acme, segment: big, until: 2026-11-22 }
                      - { id: zeta, segment: big, until: 2026-11-23 }
                    segments:
                      - segment: big
                        when: { all: [{ trait: mrr, at_least: 500 }, { event: any, in_last: 9d }] }
                        then: { guidance: [a] }
                      - { segment: rest, otherwise: true, then: { guidance: [b] } }
                """);

        assertThat(problems())
                .containsExactly(
                        "segmentation.yaml:7:42: warning: the pin of acme ended with 2026-11-22 and does nothing any more."
                                + " Instead: a later date, or no pin.");
        assertThat(CheckModel.problems(folder, CLOCK)).noneMatch(ModelProblem::refuses);
    }

    private void partners() throws IOException {
        model("""
                timezone: UTC
                audiences:
                  - { audience: partners, of: accounts, when: { list: lists/partners.csv }, then: { guidance: [hello] } }
                """);
    }

    private void list(String one) throws IOException {
        Files.createDirectories(folder.resolve("lists"));
        Files.writeString(
                folder.resolve("lists/partners.csv"),
                IntStream.rangeClosed(1, LINES)
                        .mapToObj(line -> line == BROKEN ? one : "acme-" + line)
                        .collect(Collectors.joining("\n")));
    }

    private void model(String text) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), text);
    }

    private List<String> problems() {
        return CheckModel.problems(folder, CLOCK).stream()
                .map(ModelProblem::toString)
                .toList();
    }
}
