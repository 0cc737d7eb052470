package dev.vitalfew.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakeInTest {

    @Test
    void saysWhatToWriteToConfirm() {
        assertThat(TakeIn.shown(existing("live", "include", 34)))
                .isEqualToIgnoringNewLines(
                        "34 people (through 12 accounts) are in a segment or audience that starts tips"
                                + " and have not entered it; 30 could be emailed."
                                + "To take them in: make existing SEQUENCE=tips CONFIRM=34");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "live | exclude | 34 | does not say existing: include",
                "draft | include | 34 | as long as it is a draft",
                "live | include | 0 | nobody to take in",
            })
    void saysWhyTheyStayOut(String state, String word, long people, String said) {
        assertThat(TakeIn.shown(existing(state, word, people))).contains(said).doesNotContain("CONFIRM=");
    }

    @Test
    void saysHowManyCameIn() {
        assertThat(TakeIn.taken(json("{'sequence':'tips','confirmed':34,'enrolled':33}")))
                .startsWith("33 of 34 people came into tips.");
    }

    private static JsonNode existing(String state, String word, long people) {
        return json(
                "{'sequence':'tips','state':'%s','existing':'%s','accounts':12,'people':%d,'emailable':30,'confirm':%d}"
                        .formatted(state, word, people, people));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
