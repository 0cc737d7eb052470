package dev.vitalfew.lifecycle.results;

import static dev.vitalfew.lifecycle.enrollments.Enrollment.Draw.HELD_OUT;
import static dev.vitalfew.lifecycle.enrollments.Enrollment.Draw.NOT_YET;
import static dev.vitalfew.lifecycle.enrollments.Enrollment.Draw.TREATED;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Fate;
import dev.vitalfew.lifecycle.ledger.Ledger.Sent;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.results.Results.Way;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final Settled ACCEPTED = new Settled.Accepted("ses-1");
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(40));

    /** By whether the number of the person is even. */
    private static final Course.Split SPLIT = new Course.Split(
            List.of("1: 50%", "2: the other 50%"),
            person -> person.value().matches(".*[02468]") ? "1: 50%" : "2: the other 50%");

    private final Results results =
            new Results(Optional.of(Duration.ofDays(14)), List.of(List.of("one", "other")), List.of(SPLIT), NOW);
    private int people;

    /** Newcombe's own example: 56 of 70 against 48 of 80 is a difference of 20 points, from 5.2 to 33.4. */
    @Test
    void saysHowMuchItHelpsAndHowSureThatIs() {
        entered(56, true, false);
        entered(14, false, false);
        entered(48, true, true);
        entered(32, false, true);

        var effect = said().path("effect");
        assertThat(effect.path("percentagePoints").asDouble()).isEqualTo(20.0);
        assertThat(effect.path("from").asDouble()).isEqualTo(5.2);
        assertThat(effect.path("to").asDouble()).isEqualTo(33.4);
        assertThat(effect.path("verdict").asText()).isEqualTo("helps");
    }

    @ParameterizedTest
    @CsvSource({
        "40, 60, 41, 59, no evidence",
        "10, 90, 40, 60, harms",
        "20, 9, 40, 60, not enough data",
        "2, 98, 2, 98, not enough data",
    })
    void saysNoMoreThanTheNumbersDo(int with, int without, int heldWith, int heldWithout, String verdict) {
        entered(with, true, false);
        entered(without, false, false);
        entered(heldWith, true, true);
        entered(heldWithout, false, true);

        assertThat(said().at("/effect/verdict").asText()).isEqualTo(verdict);
    }

    @Test
    void countsNobodyWhoseTimeIsNotOverNorWhoLeftBeforeTheyCouldGetAnything() {
        results.add(way("u:new", "e", NOW.minus(Duration.ofDays(3)), "active", "", TREATED, Optional.empty()));
        results.add(way("u:no-address", "e", LONG_AGO, "exited", "no email address", NOT_YET, Optional.empty()));
        results.add(way("u:early", "e", NOW.minus(Duration.ofDays(3)), "done", "", TREATED, Optional.of(NOW)));

        assertThat(said().at("/effect/treated/people").asInt()).isZero();
        assertThat(said().path("entered").asInt()).isEqualTo(3);
        assertThat(said().at("/exits/no email address").asInt()).isEqualTo(1);
    }

    @Test
    void comparesEmailsByTheGoalOfThoseWhoGotThem() {
        results.add(way("u:ada", "e", LONG_AGO, "done", "", TREATED, Optional.of(LONG_AGO)));
        results.add(way("u:ben", "e", LONG_AGO, "done", "", TREATED, Optional.empty()));
        results.add(sent("ada", "one", ACCEPTED));
        results.add(sent("ben", "other", ACCEPTED));
        results.add(sent("ben", "one", new Settled.Refused("no")));

        assertThat(said().at("/emails/one/goal/percent").asDouble()).isEqualTo(100.0);
        assertThat(said().at("/emails/other/goal/percent").asDouble()).isZero();
        assertThat(said().at("/emails/one/states/refused").asInt()).isEqualTo(1);
    }

    /** The numbers of Newcombe's example again. */
    @Test
    void saysWhichOfTwoEmailsDoesBetterAndHowSureThatIs() {
        got("one", 48, true, LONG_AGO);
        got("one", 32, false, LONG_AGO);
        got("other", 56, true, LONG_AGO);
        got("other", 14, false, LONG_AGO);
        got("other", 9, true, NOW.minus(Duration.ofDays(3)));

        var test = said().at("/tests/0");
        assertThat(test.path("by").asText()).isEqualTo("goal");
        assertThat(test.at("/emails/0").has("verdict"))
                .as("the one to compare with")
                .isFalse();
        assertThat(test.at("/emails/1/people").asInt()).as("whose time is over").isEqualTo(70);
        assertThat(test.at("/emails/1/percentagePoints").asDouble()).isEqualTo(20.0);
        assertThat(test.at("/emails/1/from").asDouble()).isEqualTo(5.2);
        assertThat(test.at("/emails/1/to").asDouble()).isEqualTo(33.4);
        assertThat(test.at("/emails/1/verdict").asText()).isEqualTo("better");
    }

    @Test
    void comparesTheWaysOfASplit() {
        for (var i = 0; i < 200; i++) {
            var goal = i % 2 == 1 || i % 20 == 0 ? Optional.of(LONG_AGO) : Optional.<Instant>empty();
            results.add(way("u:" + i, "e", LONG_AGO, "done", "", i < 180 ? TREATED : HELD_OUT, goal));
        }

        var ways = said().at("/splits/0/ways");
        assertThat(ways.findValuesAsText("way")).containsExactly("1: 50%", "2: the other 50%");
        assertThat(ways.findValuesAsText("people")).containsExactly("90", "90");
        assertThat(ways.at("/1/verdict").asText()).isEqualTo("better");
    }

    @Test
    void comparesFewPeopleWithNothing() {
        got("one", 20, false, LONG_AGO);
        got("other", 20, true, LONG_AGO);

        assertThat(said().at("/tests/0/emails/1/verdict").asText()).isEqualTo("not enough data");
    }

    @Test
    void comparesEmailsByClicksWhereThereIsNoGoal() {
        var without = new Results(Optional.empty(), List.of(List.of("one", "other", "third")), List.of(), NOW);
        for (var i = 0; i < 40; i++) {
            without.add(sent("p" + i, "one", ACCEPTED, Fate.CLICKED));
            without.add(sent("q" + i, "other", ACCEPTED, Fate.CLICKED_BY_MACHINE));
            without.add(sent("r" + i, "third", ACCEPTED, Fate.CLICKED));
        }

        var test = new ObjectMapper().valueToTree(without.said()).at("/tests/0");
        assertThat(test.path("by").asText()).isEqualTo("click");
        assertThat(test.at("/emails/1/verdict").asText()).isEqualTo("worse");
        assertThat(test.at("/emails/2/verdict").asText()).isEqualTo("no evidence");
    }

    @Test
    void countsAnEmailOnceAndProgramsThatClickApart() {
        results.add(sent("ada", "one", ACCEPTED, Fate.DELIVERED, Fate.CLICKED, Fate.CLICKED_BY_MACHINE));
        results.add(sent("ben", "one", ACCEPTED, Fate.DELIVERED, Fate.CLICKED_BY_MACHINE));
        results.add(sent("ben", "two", ACCEPTED, Fate.DELIVERED));
        results.add(sent("cleo", "one", new Settled.Unknown("timeout")));

        var one = said().at("/emails/one");
        assertThat(one.path("sent").asInt()).as("who knows counts after a day").isEqualTo(3);
        assertThat(one.path("delivered").asInt()).isEqualTo(2);
        assertThat(one.path("clicked").asInt()).isEqualTo(1);
        assertThat(one.path("clickedByMachine").asInt()).isEqualTo(2);
        assertThat(said().path("sent").asInt()).isEqualTo(4);
        assertThat(said().path("delivered").asInt()).isEqualTo(3);
        assertThat(said().path("clicked").asInt()).isEqualTo(1);
    }

    @Test
    void countsReasonsWithoutTheTimesInThem() {
        for (var person : List.of("ada", "ben")) {
            var reason = "was in this sequence on 2026-01-0" + person.length() + "T09:00:00Z";
            results.add(way("u:" + person, "e", LONG_AGO, "exited", reason, NOT_YET, Optional.empty()));
        }

        assertThat(said().at("/exits/was in this sequence").asInt()).isEqualTo(2);
    }

    private static Way way(
            String person,
            String entry,
            Instant entered,
            String state,
            String reason,
            Enrollment.Draw draw,
            Optional<Instant> goal) {
        return new Way(person, entry, entered, state, reason, draw, goal, "g:acme", Mrr.UNKNOWN);
    }

    private static Sent sent(String person, String email, Settled settled, Fate... fates) {
        return new Sent(new Ledger.Key(Id.known(person), "reactivation", email, "e"), settled, Set.of(fates), LONG_AGO);
    }

    private void got(String email, int many, boolean goal, Instant entered) {
        for (var i = 0; i < many; i++) {
            var person = "p" + people++;
            var reached = Optional.of(entered).filter(_ -> goal);
            results.add(way("u:" + person, "e", entered, "done", "", TREATED, reached));
            results.add(sent(person, email, ACCEPTED));
        }
    }

    private void entered(int many, boolean goal, boolean heldOut) {
        for (var i = 0; i < many; i++) {
            results.add(way(
                    "u:" + people++,
                    "e",
                    LONG_AGO,
                    "done",
                    "",
                    heldOut ? HELD_OUT : TREATED,
                    goal ? Optional.of(LONG_AGO) : Optional.empty()));
        }
    }

    private JsonNode said() {
        return new ObjectMapper().valueToTree(results.said());
    }
}
