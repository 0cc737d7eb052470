package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code topics.yaml} and {@code consent.yaml}. */
class TopicsTest {

    private static final Path STARTER = Path.of("..", "model");

    @TempDir
    private Path folder;

    @BeforeEach
    void aModelWithOneSequence() throws IOException {
        write("segmentation.yaml", """
                timezone: UTC
                audiences:
                  - { audience: some, of: people, when: { event: any }, then: { sequences: [tips] } }
                """);
        write("sequences/tips.yaml", "topic: product-tip\nsteps: [{ email: tips }]\n");
    }

    @Test
    void aSequenceAboutAnUnknownTopicIsRefusedAndTheNearestNamed() throws IOException {
        write("topics.yaml", """
                topics:
                  - { topic: product-tips, title: { en: Tips }, says: { en: How to. } }
                  - { topic: surveys, title: { en: Surveys }, says: { en: What you think. } }
                """);

        assertThat(problems())
                .containsExactly(
                        "sequences/tips.yaml:1:8: there is no topic product-tip in topics.yaml. Instead: product-tips.");
    }

    @Test
    void withoutTheFileTopicsAreThoseOfTheSequences() {
        assertThat(problems()).isEmpty();
        assertThat(Topics.in(folder, ModelReader.read(folder)).all())
                .singleElement()
                .extracting(topic -> topic.title("de"))
                .isEqualTo("Product tip");
    }

    @Test
    void whatIsWrongIsSaidWithItsPlace() throws IOException {
        write("topics.yaml", """
                topics:
                  - { topic: product-tip, title: { de: Tipps }, says: { en: How to. }, similar_product: no }
                  - { topic: product-tip, title: { en: Tips }, says: { en: How to. } }
                """);
        write("consent.yaml", "otherwise: exprss\ncountries: { Germany: express, DE: similar }\n");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "topics.yaml:2:34: the key en is missing. Instead: en: ….",
                        "topics.yaml:2:72: the key similar_product means nothing here. Instead: similar_products.",
                        "topics.yaml:3:14: there are two topics product-tip. Instead: another name for this one.",
                        "consent.yaml:1:12: exprss is nothing that can be needed. Instead: express.",
                        "consent.yaml:2:14: Germany is no country's code. Instead: DE.",
                        "consent.yaml:2:36: similar is nothing that can be needed. Instead: one of existing_customer,"
                                + " express, similar_products.");
    }

    @Test
    void theStarterModelSaysItsTopicsInEveryLanguageOfThePages() {
        assertThat(Topics.in(STARTER, ModelReader.read(STARTER)).all())
                .hasSize(5)
                .allSatisfy(topic -> {
                    assertThat(topic.titles()).containsKeys("en", "de");
                    assertThat(topic.sentences()).containsKeys("en", "de");
                });
        assertThat(Topics.in(STARTER, ModelReader.read(STARTER))
                        .ofSequence("reactivation")
                        .map(Topic::name))
                .contains("product-tips");
    }

    @ParameterizedTest
    @CsvSource({
        "DE, SIMILAR_PRODUCTS",
        "germany, SIMILAR_PRODUCTS",
        "us, EXISTING_CUSTOMER",
        "NO, SIMILAR_PRODUCTS",
        "Atlantis, EXISTING_CUSTOMER"
    })
    void theStarterModelsTableKnowsCodesAndNames(String country, ConsentRules.Need need) {
        assertThat(ConsentRules.in(STARTER).need(ConsentRules.code(country))).isEqualTo(need);
        assertThat(ConsentRules.in(STARTER).need(Optional.empty())).isEqualTo(ConsentRules.Need.EXISTING_CUSTOMER);
    }

    private List<String> problems() {
        return ModelReader.check(folder, 1).problems().stream()
                .map(ModelProblem::toString)
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).resolveSibling("."));
        Files.writeString(folder.resolve(name), text);
    }
}
