package dev.vitalfew.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with preferences, and with conditions on them. */
class PreferencesTest {

    private static final String INTEREST =
            "{ preference: interest, declared: interest, inferred: { topics: [rules, reports], half_life: 30d, at_least: 2 } }";

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{ preference: interest } | the key declared is missing | declared: interest",
                "{ preference: a, declared: a, inferred: { topics: [], half_life: 30d, at_least: 2 } } | it is not said what links can be about | inferred: { topics: [automation, reporting], half_life: 30d, at_least: 2 }",
                "{ preference: a, declared: a, inferred: { topics: [x, x], half_life: 30d, at_least: 2 } } | the topic x is there twice | each topic once",
                "{ preference: a, declared: a, inferred: { topics: x, at_least: 2 } } | the key half_life is missing | half_life: 30d",
                "{ preference: a, declared: a, inferred: { topics: x, half_life: 30, at_least: 2 } } | half_life is a number of days or weeks | half_life: 30d",
                "{ preference: a, declared: a, inferred: { topics: x, half_life: 101d, at_least: 2 } } | this reaches back 101 days, and the log keeps 100 | half_life: 100d at most",
                "{ preference: a, declared: a, inferred: { topics: x, half_life: 30d, at_least: 0 } } | at_least is a weight: one click of today weighs 1 | at_least: 2",
                "{ preference: a, declared: a, staff: { source: b } } | the key trait is missing | trait: interest_noted",
            })
    void refusesPreferencesThatSayTooLittle(String preference, String what, String instead) throws IOException {
        assertThat(problems(preference, "{ event: any }")).contains(what + ". Instead: " + instead + ".");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{ preference: interst, exists: true } | there is no preference interst | interest",
                "{ preference: interest } | it is not said what the preference must be | one of is, in, exists, missing",
                "{ preference: interest, is: a, in: [b] } | a condition has one comparison | all: [ … ] with a condition for each",
                "{ preference: interest, missing: true, source: staff } | what is missing has no source | not: { …, exists: true, source: … }",
                "{ preference: interest, is: rules, source: guessed } | guessed is no source | one of declared, inferred, staff",
                "{ preference: interest, is: rule, source: inferred } | no link is about rule | rules",
                "{ preference: interest, at_least: 3 } | the key at_least means nothing here | is",
            })
    void refusesConditionsThatNobodyCouldMeet(String condition, String what, String instead) throws IOException {
        assertThat(problems(INTEREST, condition)).contains(what);
    }

    @Test
    void refusesWhatExcludesItself() throws IOException {
        assertThat(problems(
                        INTEREST,
                        "{ all: [{ preference: interest, missing: true }, { preference: interest, is: rules }] }"))
                .contains("this can never hold");
        assertThat(problems(INTEREST, """
                { all: [{ preference: interest, exists: true, source: declared }, \
                { preference: interest, is: rules, source: inferred }] }""")).contains("this can never hold");
        assertThat(problems(
                        INTEREST,
                        "{ all: [{ preference: interest, is: rules }, { preference: interest, is: reports }] }"))
                .isEmpty();
    }

    @Test
    void knowsNoPreferenceOfAnAccount() throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                preferences: [%s]
                audiences:
                  - { audience: some, of: accounts, when: { preference: interest, is: rules }, then: { tasks: [call] } }
                  - { audience: more, of: accounts, when: { people: { preference: interest, is: rules } }, then: { tasks: [call] } }
                """.formatted(INTEREST));

        assertThat(ModelReader.check(folder, 1).problems())
                .extracting(ModelProblem::what)
                .containsExactly("people prefer something, not accounts");
    }

    private String problems(String preference, String condition) throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                preferences: [%s]
                audiences:
                  - { audience: some, of: people, when: %s, then: { tasks: [call] } }
                """.formatted(preference, condition));
        return String.join(
                "\n",
                ModelReader.check(folder, 1).problems().stream()
                        .map(ModelProblem::toString)
                        .toList());
    }
}
