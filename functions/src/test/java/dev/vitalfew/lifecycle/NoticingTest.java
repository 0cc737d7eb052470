package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.LogKey;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Envelope;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Chance;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an event does to sequences that name it. */
class NoticingTest {

    private static final String FIRST = "Your projects are where you left them";
    private static final String SECOND = "Is Plainboard still the right place for your work?";
    private static final String SEND = "send: { between: 00:00-24:00, days: mon-sun }\n";

    private final Workbench bench = new Workbench();

    @Test
    void startsASequenceOnceForEachTimeItHappened() {
        model("{ topic: tips, start: { event: Trial Started }, reentry: always, steps: [{ email: reactivation-1 }] }");

        assertThat(bench.notice(Workbench.ADA, "Trial Started")).isEqualTo(1);
        assertThat(bench.notice(Workbench.ADA, "Trial Started")).isZero(); // the stream's repeat
        assertThat(bench.notice(Workbench.ADA, "Trial Ended")).isZero();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.notice(Workbench.ADA, "Trial Started");
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, FIRST);
    }

    @Test
    void whomItWasKeptFromMayComeAnotherDay() {
        bench.people.people.remove(Workbench.ADA);
        model("{ topic: tips, start: { event: Trial Started }, steps: [{ email: reactivation-1 }] }");
        bench.notice(Workbench.ADA, "Trial Started");
        bench.pass(Duration.ofMinutes(5));
        bench.people.says("email", new TextNode("ada@example.com"));

        bench.notice(Workbench.ADA, "Trial Started");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofDays(1));
        bench.notice(Workbench.ADA, "Trial Started");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.sent).hasSize(1);
        bench.pass(Duration.ofDays(9));
        assertThat(bench.notice(Workbench.ADA, "Trial Started")).isZero();
    }

    @Test
    void whatHappensOftenBeginsNoMoreWaysThanMayBeGone() {
        model("{ topic: tips, start: { event: Task Created }, reentry: after 9d, steps: [{ email: reactivation-1 }] }");

        for (var i = 0; i < 24; i++) {
            bench.notice(Workbench.ADA, "Task Created");
            bench.pass(Duration.ofHours(12));
        }

        assertThat(bench.outbox.sent).hasSize(2);
        assertThat(bench.enrollments.of(Workbench.ADA)).hasSizeLessThan(4);
    }

    @Test
    void startsNothingForAVisitorNorByHistory() {
        model("{ topic: tips, start: { event: Trial Started }, steps: [{ email: reactivation-1 }] }");

        assertThat(bench.notice(Id.anonymous("v1"), "Trial Started")).isZero();
        assertThat(notice(imported("Trial Started", bench.now))).isZero();
        assertThat(notice(entry("Trial Started", bench.now.minus(Duration.ofDays(3)), Map.of())))
                .isZero();
        assertThat(notice(entry("Trial Started", bench.now.minus(Duration.ofHours(3)), Map.of())))
                .isEqualTo(1);
    }

    @Test
    void goesOnWhenWhatItWaitedForHappens() {
        enter("""
                topic: tips
                steps:
                  - email: reactivation-1
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - email: reactivation-2
                """);
        bench.pass(Duration.ofDays(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.notice(Workbench.ADA, "Task Created");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void whatIsWaitedForTwiceHasToHappenTwiceHoweverOftenItIsTold() {
        enter("""
                topic: tips
                steps:
                  - email: reactivation-1
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - email: reactivation-2
                """);
        bench.pass(Duration.ofHours(1));
        assertThat(bench.notice(Workbench.ADA, "Task Created")).isEqualTo(1);
        assertThat(bench.notice(Workbench.ADA, "Task Created")).isZero(); // the stream's repeat
        bench.pass(Duration.ofHours(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.notice(Workbench.ADA, "Task Created");
        bench.pass(Duration.ofMinutes(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    /** The log takes everybody's events, also those of somebody who was erased. */
    @Test
    void whoWasErasedIsToldNothing() {
        enter("""
                topic: tips
                steps:
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - email: reactivation-2
                """);
        bench.people.erased.add(Workbench.ADA);

        assertThat(bench.notice(Workbench.ADA, "Task Created")).isZero();
    }

    @Test
    void twoThingsThatHappenAtOnceAreBothWaitedFor() {
        enter("""
                topic: tips
                steps:
                  - email: reactivation-1
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - wait: { for: { event: Team Invited }, at_most: 5d }
                  - email: reactivation-2
                """);
        bench.pass(Duration.ofHours(1));
        bench.notice(Workbench.ADA, "Task Created");
        bench.notice(Workbench.ADA, "Team Invited");
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void nothingBeforeTheEnrollmentIsMissedBecauseSomethingElseWasToldSince() {
        model("{ topic: tips, goal: { event: Project Launched, in_next: 14d }, exit: [{ event: Task Created }],"
                + " start: { event: Trial Started }, steps: [{ email: reactivation-1 }] }");
        var started = entry("Trial Started", bench.now, Map.of());
        bench.now = bench.now.plusSeconds(5);
        assertThat(bench.notice(Workbench.ADA, "Task Created")).isZero();
        bench.now = bench.now.plusSeconds(5);
        notice(started);
        assertThat(bench.notice(Workbench.ADA, "Project Launched")).isEqualTo(1);
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).isEmpty();
    }

    @Test
    void goesOnWithoutItWhenTheTimeIsOver() {
        enter("""
                topic: tips
                steps:
                  - email: reactivation-1
                  - wait: { for: { event: Task Created }, at_most: 5d }
                  - email: reactivation-2
                """);
        bench.pass(Duration.ofDays(5).minusMinutes(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void endsByAnEventThatSaysSo() {
        enter(
                "{ topic: tips, exit: [{ event: Subscription Cancelled }], steps: [{ email: reactivation-1 }, { wait: 3d },"
                        + " { email: reactivation-2 }] }");
        bench.notice(Workbench.ADA, "Subscription Cancelled");
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertThat(bench.enrollment(Workbench.ADA).state())
                .isEqualTo(new State.Exited("ended by Subscription Cancelled", bench.now.minus(Duration.ofDays(4))));
    }

    @Test
    void endsWhenTheGoalHappensAndRemembersWhen() {
        enter(
                "{ topic: tips, goal: { event: Task Created, in_next: 14d }, steps: [{ email: reactivation-1 }, { wait: 3d },"
                        + " { email: reactivation-2 }] }");
        var reached = bench.now;
        bench.notice(Workbench.ADA, "Task Created");
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertThat(bench.enrollment(Workbench.ADA).goal()).contains(reached);
    }

    @Test
    void nothingIsMissedThatHappensBeforeTheEnrollmentIsThere() {
        model("{ topic: tips, goal: { event: Task Created, in_next: 14d }, steps: [{ email: reactivation-1 }] }");
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        assertThat(bench.notice(Workbench.ADA, "Task Created")).isZero();
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).goal()).isPresent();
    }

    @Test
    void theEventThatStartsItIsNotTheOneItWaitsFor() {
        model(
                "{ topic: tips, start: { event: Task Created }, steps: [{ wait: { for: { event: Task Created }, at_most: 1d } },"
                        + " { email: reactivation-1 }] }");
        bench.notice(Workbench.ADA, "Task Created");
        bench.notice(Workbench.ADA, "Task Created");
        bench.pass(Duration.ofMinutes(5));

        assertThat(bench.outbox.sent).isEmpty();
    }

    @Test
    void neitherComesTheGoalBeforeTheStartNorAfterItsTime() {
        enter(
                "{ topic: tips, goal: { event: Task Created, in_next: 2d }, exit: never, steps: [{ email: reactivation-1 }] }");

        assertThat(notice(entry("Task Created", Workbench.ENTRY.at().minusSeconds(1), Map.of())))
                .isZero();
        bench.pass(Duration.ofDays(2));
        assertThat(bench.notice(Workbench.ADA, "Task Created")).isZero();
        assertThat(bench.enrollment(Workbench.ADA).goal()).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).state()).isInstanceOf(State.Done.class);
    }

    @Test
    void whoeverIsHeldOutCanReachTheGoalToo() {
        var held = Id.known("held");
        bench.people.people.put(held, bench.people.people.get(Workbench.ADA));
        for (var number = 0;
                !Chance.isAmong(java.math.BigDecimal.valueOf(50), held, "holdout of reactivation");
                number++) {
            held = Id.known("held" + number);
            bench.people.people.put(held, bench.people.people.get(Workbench.ADA));
        }
        enter(
                "{ topic: tips, holdout: 50%, goal: { event: Task Created, in_next: 2d }, steps: [{ email: reactivation-1 }] }");
        assertThat(bench.enrollment(held).heldOut()).isTrue();

        bench.notice(held, "Task Created");
        assertThat(bench.enrollment(held).goal()).isPresent();
        assertThat(bench.enrollment(held).state()).isInstanceOf(State.Done.class);
    }

    private void model(String yaml) {
        bench.sequences = Workbench.sequences(
                Workbench.read(yaml.startsWith("{") ? "{ " + SEND.strip() + ", " + yaml.substring(1) : yaml + SEND));
    }

    private void enter(String yaml) {
        model(yaml);
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(1));
    }

    private int notice(LogEntry entry) {
        return bench.noticing().notice(entry);
    }

    private LogEntry imported(String event, Instant at) {
        return entry(event, at, Map.of("import", BooleanNode.TRUE));
    }

    private LogEntry entry(String event, Instant at, Map<String, com.fasterxml.jackson.databind.JsonNode> context) {
        var envelope = new Envelope("m1", Workbench.ADA.value(), null, at, null, context);
        return new LogEntry(
                Workbench.ADA,
                LogKey.of(at, Trust.SECRET, "m1"),
                new Event.Track(envelope, event, Map.of()),
                at,
                bench.now,
                Trust.SECRET);
    }
}
