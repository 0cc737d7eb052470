package dev.vitalfew.lenses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Model;
import dev.vitalfew.model.ModelReader;
import dev.vitalfew.usage.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 31);

    @TempDir
    @SuppressWarnings("NullAway.Init") // by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // by JUnit
    private Model model;

    @BeforeEach
    void read() throws IOException {
        Files.writeString(folder.resolve("segmentation.yaml"), """
                timezone: UTC
                preferences:
                  - preference: interest
                    declared: interest
                    staff: { trait: noted, source: noted_from }
                    inferred: { topics: [automation, reporting], half_life: 30d, at_least: 2 }
                lenses:
                  - lens: interests
                    of: people
                    needs: [{ preference: interest, exists: true }]
                    segments:
                      - { segment: automation, when: { preference: interest, is: automation }, then: { sla: 1h } }
                      - { segment: rest, otherwise: true, then: { sla: 2d } }
                audiences:
                  - audience: automators
                    of: people
                    when: { preference: interest, is: automation }
                    then: { tasks: [call] }
                  - audience: clickers
                    of: people
                    when: { preference: interest, in: [automation, reporting], source: inferred }
                    then: { tasks: [call] }
                """);
        model = ModelReader.read(folder);
    }

    @Test
    void takesTheTopicWithTheMostWeightOfClicks() {
        var clicks = Map.of("automation", clicks(0, 1, 30, 2), "reporting", clicks(60, 4));

        assertThat(reason("automators", Map.of(), clicks))
                .isEqualTo("interest is automation, inferred from 3 clicks of weight 2" + " (needs automation)");
        assertThat(placed(Map.of(), clicks, TODAY)).isEqualTo(new Placement.In("automation"));
    }

    @Test
    void forgetsWithoutAnybodyDoingAnything() {
        var clicks = Map.of("automation", clicks(0, 1, 30, 2));

        assertThat(placed(Map.of(), clicks, TODAY.plusDays(1)))
                .isEqualTo(new Placement.Unclassified("no interest is known"));
        assertThat(new Evaluator(model).explainPerson(person(Map.of(), clicks), TODAY.plusDays(1)))
                .containsEntry(
                        "automators",
                        "interest is not known, automation not clearly enough inferred from 3 clicks of weight 1.95 (needs automation)");
    }

    @Test
    void takesTheFirstNamedOfTwoThatWeighTheSame() {
        assertThat(placed(Map.of(), Map.of("automation", clicks(30, 4), "reporting", clicks(0, 2)), TODAY))
                .isEqualTo(new Placement.In("automation"));
    }

    @Test
    void believesWhatWasDeclaredRatherThanClicks() {
        var clicks = Map.of("automation", clicks(0, 9));
        var declared = Map.of("interest", trait("\"reporting\"", "p#1"));

        assertThat(placed(declared, clicks, TODAY)).isEqualTo(new Placement.In("rest"));
        assertThat(reason("automators", declared, clicks))
                .isEqualTo("interest is reporting, declared with the public key (needs automation)");
        assertThat(reason("clickers", declared, clicks))
                .isEqualTo("interest is reporting, declared with the public key"
                        + " (needs one of automation, reporting, inferred)");
    }

    @Test
    void takesEachOfWhatWasDeclaredInAList() {
        assertThat(placed(Map.of("interest", trait("[\"reporting\", \"automation\"]", "s#1")), Map.of(), TODAY))
                .isEqualTo(new Placement.In("automation"));
        assertThat(placed(Map.of("interest", trait("[\" \"]", "s#1")), Map.of(), TODAY))
                .isEqualTo(new Placement.Unclassified("no interest is known"));
    }

    @Test
    void believesStaffRatherThanClicksAndSaysWhereTheyHaveItFrom() {
        var noted = Map.of("noted", trait("\"automation\"", "s#1"), "noted_from", trait("\"call of 12 March\"", "s#1"));
        var clicks = Map.of("reporting", clicks(0, 9));

        assertThat(reason("automators", noted, clicks))
                .isEqualTo("interest is automation, noted by staff: call of 12 March (needs automation)");
        assertThat(new Evaluator(model)
                        .preferences(person(noted, clicks), TODAY)
                        .get("interest"))
                .isInstanceOf(Preferred.Noted.class);
    }

    @Test
    void letsNoBrowserSayWhatStaffNoted() {
        assertThat(model.protectedTraits()).contains("noted", "noted_from");
        assertThat(placed(Map.of("noted", trait("\"automation\"", "p#1")), Map.of(), TODAY))
                .isEqualTo(new Placement.Unclassified("no interest is known"));
    }

    private Placement placed(
            Map<String, Trait> traits, Map<String, NavigableMap<LocalDate, Long>> clicks, LocalDate asOf) {
        return Objects.requireNonNull(new Evaluator(model)
                .person(person(traits, clicks), asOf)
                .lenses()
                .get("interests"));
    }

    private String reason(
            String audience, Map<String, Trait> traits, Map<String, NavigableMap<LocalDate, Long>> clicks) {
        return Objects.requireNonNull(new Evaluator(model)
                .explainPerson(person(traits, clicks), TODAY)
                .get(audience));
    }

    private static Facts person(Map<String, Trait> traits, Map<String, NavigableMap<LocalDate, Long>> clicks) {
        var usage = new HashMap<String, NavigableMap<LocalDate, Long>>();
        clicks.forEach((topic, days) -> usage.put("mail Email Link Clicked, topic " + topic, days));
        return new Facts(Id.known("1"), traits, new Usage(usage), Instant.EPOCH);
    }

    /** Of pairs: how many days before today, how often. */
    private static NavigableMap<LocalDate, Long> clicks(int... daysAgoAndTimes) {
        var days = new TreeMap<LocalDate, Long>();
        for (var i = 0; i < daysAgoAndTimes.length; i += 2) {
            days.put(TODAY.minusDays(daysAgoAndTimes[i]), (long) daysAgoAndTimes[i + 1]);
        }
        return days;
    }

    private static Trait trait(String json, String message) {
        try {
            return new Trait(JSON.readTree(json), Instant.EPOCH, message);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
