package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the page on sequences says is what the reader takes. */
class SequencesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "sequences.md");

    @Test
    void itsExampleIsASequenceOfTheStarterModel() throws IOException {
        var page = Files.readString(PAGE);
        var example = page.substring(page.indexOf("```yaml\n") + 8, page.indexOf("\n```\n"));

        var reading = ModelReader.check(ModelFiles.in(Path.of("..", "model")).with("trial-to-paid", example), 1);

        assertThat(reading.problems()).isEmpty();
        var sequence =
                Objects.requireNonNull(reading.model().orElseThrow().sequences().get("trial-to-paid"));
        assertThat(sequence.emails()).hasSize(4);
        assertThat(sequence.goal()).isPresent();
    }

    @Test
    void itNamesEveryKey() throws IOException {
        assertThat(List.of(Files.readString(PAGE).split("\\W+"))).containsAll(SequenceReader.KEYS);
    }
}
