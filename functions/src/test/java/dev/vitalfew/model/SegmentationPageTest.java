package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the page on segmentation.yaml says is what the reader takes. */
class SegmentationPageTest {

    private static final Path PAGE = Path.of("..", "docs", "segmentation.md");
    private static final Path MODEL = Path.of("..", "model");

    @Test
    void itsExamplesMakeAModel() throws IOException {
        var blocks = Files.readString(PAGE).split("```(yaml)?\n", -1);
        var text = "timezone: Europe/Berlin\nlenses:\n" + blocks[1].indent(2) + "scores:\n" + blocks[3].indent(2);

        var reading = ModelReader.check(ModelFiles.in(MODEL).with("segmentation.yaml", text), 1);

        assertThat(reading.problems())
                .filteredOn(problem -> problem.file().equals("segmentation.yaml"))
                .isEmpty();
    }

    @Test
    void itNamesEveryKeyOfALensAndOfWhatHappens() throws IOException {
        var schema = new ObjectMapper()
                .readTree(MODEL.resolve("schema/segmentation.schema.json").toFile());

        assertThat(List.of(Files.readString(PAGE).split("\\W+")))
                .containsAll(keys(schema))
                .containsAll(keys(schema.at("/properties/lenses/items")))
                .containsAll(keys(schema.at("/properties/scores/items")))
                .containsAll(keys(schema.at("/$defs/segment")))
                .containsAll(keys(schema.at("/$defs/then")));
    }

    private static List<String> keys(JsonNode object) {
        var keys = new ArrayList<String>();
        object.path("properties").fieldNames().forEachRemaining(keys::add);
        assertThat(keys).isNotEmpty();
        return keys;
    }
}
