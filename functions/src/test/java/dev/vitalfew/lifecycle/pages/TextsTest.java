package dev.vitalfew.lifecycle.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TextsTest {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    static List<String> languages() {
        return Texts.LANGUAGES;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysAllAndPutsInTheSame(String language) {
        var english = Texts.of("en");
        var texts = Texts.of(language);

        assertThat(texts.language()).isEqualTo(language);
        assertThat(texts.keys()).containsExactlyInAnyOrderElementsOf(english.keys());
        assertThat(texts.keys()).allSatisfy(key -> {
            assertThat(texts.plain(key)).isNotBlank();
            assertThat(places(texts.plain(key))).as(key).isEqualTo(places(english.plain(key)));
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de | en-US                 | de",
                "fr | de-AT,de;q=0.9,en;q=0.8 | de",
                "'' | fr-FR, de;q=0.5       | de",
                "'' | en-GB,en;q=0.9,de;q=0.5 | en",
                "'' | ''                    | en",
                "'' | *                     | en",
                "'' | not; a=header         | en",
                "<script> | ''              | en",
            })
    void theLinksLanguageComesBeforeTheBrowsers(String stated, String accepted, String chosen) {
        assertThat(Texts.choose(stated, accepted).language()).isEqualTo(chosen);
    }

    private static TreeSet<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
    }
}
