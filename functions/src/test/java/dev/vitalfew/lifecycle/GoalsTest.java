package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.results.Results;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A goal that is a segment or audience is looked up of everybody alike, whatever they got and wherever they went. */
class GoalsTest {

    private static final int PEOPLE = 400;

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exit: [segment_left], steps: [{ email: reactivation-1 }, { wait: 3d }, { email: reactivation-2 }]",
                "exit: never, steps: [{ email: reactivation-1 }]",
                "exit: [goal_reached], steps: [{ email: reactivation-1 }, { wait: 30d }, { email: reactivation-2 }]",
                "steps: [{ wait: { for: { event: Task Created }, at_most: 40d } }, { email: reactivation-1 }]",
            })
    void countsTheSameShareOfThoseWhoGotItAndOfThoseWhoWereHeldOut(String rest) {
        start("holdout: 50%, " + rest);
        leaveTheSegment();
        for (var number = 0; number < PEOPLE; number++) {
            passThrough(person(number), number % 4 == 0);
        }

        bench.pass(Duration.ofDays(15));

        for (var number = 0; number < PEOPLE; number++) {
            var goal = bench.enrollment(person(number)).goal();
            assertThat(goal.isPresent()).as("goal of " + number).isEqualTo(number % 4 == 0);
        }
        var effect = results().path("effect");
        assertThat(effect.at("/treated/people").asInt()
                        + effect.at("/heldOut/people").asInt())
                .isEqualTo(PEOPLE);
        assertThat(effect.at("/heldOut/people").asInt()).isBetween(150, 250);
        assertThat(Math.abs(effect.path("percentagePoints").asDouble())).isLessThan(5);
        assertThat(effect.path("verdict").asText()).isEqualTo("no evidence");
    }

    @Test
    void whoLeftIsLookedAtOnceMoreAndThenNeverAgain() {
        start("steps: [{ email: reactivation-1 }, { wait: 3d }, { email: reactivation-2 }]");
        leaveTheSegment();
        bench.pass(Duration.ofDays(4));
        var left = bench.enrollment(person(0));
        assertThat(left.state()).isInstanceOf(State.Exited.class);
        assertThat(left.look()).contains(Workbench.ENTRY.at().plus(Duration.ofDays(14)));

        bench.pass(Duration.ofDays(11));

        assertThat(bench.enrollment(person(0)).look()).isEmpty();
        assertThat(bench.enrollment(person(0)).state()).isEqualTo(left.state());
    }

    @Test
    void notesWhatTheAccountPaidWhenTheyBeganAndWhenTheTimeWasOver() {
        bench.people.account.put("mrr", new IntNode(90));
        start("holdout: 50%, steps: [{ email: reactivation-1 }]");
        bench.people.account.put("mrr", new TextNode("120.50"));
        bench.pass(Duration.ofDays(13));
        assertThat(mrr()).containsOnly(new Mrr(Optional.of(new BigDecimal("90")), Optional.empty()));

        bench.pass(Duration.ofDays(2));
        bench.people.account.put("mrr", new IntNode(500));
        bench.pass(Duration.ofDays(20));

        assertThat(mrr())
                .containsOnly(new Mrr(Optional.of(new BigDecimal("90")), Optional.of(new BigDecimal("120.5"))));
    }

    @Test
    void asksNothingMoreOfWhoeverLeftBeforeTheFirstStep() {
        start("steps: [{ email: reactivation-1 }]");
        var nobody = Id.known("nobody");
        bench.people.people.clear();
        bench.people.people.put(nobody, Map.of());
        var sequence = bench.sequences.find("reactivation").orElseThrow();
        bench.enrollments.enroll(Enrollment.of(nobody, Workbench.ACME, sequence, Workbench.ENTRY, bench.now));

        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.enrollment(nobody).state()).isInstanceOf(State.Exited.class);
        assertThat(bench.enrollment(nobody).look()).isEmpty();
    }

    private Stream<Mrr> mrr() {
        return IntStream.range(0, PEOPLE)
                .mapToObj(number -> bench.enrollment(person(number)).mrr());
    }

    @Test
    void countsNothingFromBeforeTheStartOrAfterItsTime() {
        start("steps: [{ email: reactivation-1 }]");
        bench.people.change(person(0), true, Workbench.ENTRY.at().minusSeconds(1));
        bench.people.change(
                person(1), true, Workbench.ENTRY.at().plus(Duration.ofDays(14)).plusSeconds(1));
        bench.people.change(person(2), true, Workbench.ENTRY.at().plus(Duration.ofDays(14)));

        bench.pass(Duration.ofDays(15));

        assertThat(bench.enrollment(person(0)).goal()).isEmpty();
        assertThat(bench.enrollment(person(1)).goal()).isEmpty();
        assertThat(bench.enrollment(person(2)).goal()).isPresent();
    }

    @Test
    void aGoalThatWasGivenMoreTimeIsLookedUpLater() {
        start("steps: [{ email: reactivation-1 }]");
        model("20d", "steps: [{ email: reactivation-1 }]");
        bench.people.change(person(0), true, Workbench.ENTRY.at().plus(Duration.ofDays(18)));

        bench.pass(Duration.ofDays(15));
        assertThat(bench.enrollment(person(0)).goal()).isEmpty();

        bench.pass(Duration.ofDays(6));
        assertThat(bench.enrollment(person(0)).goal()).isPresent();
    }

    /** In the audience for a day, and out again when the goal's time is over. */
    private void passThrough(Id person, boolean through) {
        if (through) {
            bench.people.change(person, true, at(5));
            bench.people.change(person, false, at(6));
        }
    }

    private static Instant at(int day) {
        return Workbench.TUESDAY.plus(Duration.ofDays(day));
    }

    private void leaveTheSegment() {
        bench.people.membership = Optional.of(new Membership(Optional.of("power"), bench.now, 4, bench.now));
    }

    private void start(String rest) {
        bench.people.people.clear();
        for (var number = 0; number < PEOPLE; number++) {
            bench.people.people.put(person(number), Map.of("email", new TextNode("p" + number + "@example.com")));
        }
        model("14d", rest);
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(1));
    }

    private void model(String within, String rest) {
        bench.sequences = Workbench.sequences(
                Workbench.read("{ topic: tips, send: { between: 00:00-24:00, days: mon-sun }, goal: { audience: fans,"
                        + " in_next: " + within + " }, " + rest + " }"));
    }

    private JsonNode results() {
        var results = new Results(Optional.of(Duration.ofDays(14)), List.of(), List.of(), bench.now);
        for (var number = 0; number < PEOPLE; number++) {
            var at = bench.enrollment(person(number));
            results.add(new Results.Way(
                    at.person().toString(),
                    "e",
                    at.entry().at(),
                    "done",
                    "",
                    at.draw(),
                    at.goal(),
                    "g:acme",
                    at.mrr()));
        }
        return new ObjectMapper().valueToTree(results.said());
    }

    private static Id person(int number) {
        return Id.known("p%04d".formatted(number));
    }
}
