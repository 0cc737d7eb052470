package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.events.Event;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Course;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.lifecycle.send.Acting;
import dev.vitalfew.model.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each step of a sequence's file does, in the order in which people meet it. */
class SequenceStepsTest {

    private static final String SEND = "send: { between: 00:00-24:00, days: mon-sun }\n";
    private static final String FIRST = "Your projects are where you left them";
    private static final String SECOND = "Is Plainboard still the right place for your work?";

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @CsvSource({"true, " + FIRST, "false, " + SECOND})
    void takesTheFirstBranchThatFits(boolean clicked, String subject) {
        var sequence = Workbench.read("""
                topic: tips
                steps:
                  - wait: 1d
                  - branch:
                      - when: { email: any, did: clicked }
                        steps: [{ email: reactivation-1 }]
                      - otherwise: true
                        steps: [{ email: reactivation-2 }, { wait: 2d }]
                """ + SEND);
        if (clicked) {
            sequence.rules().forEach(bench.holding::add);
        }
        start(sequence);

        bench.pass(Duration.ofDays(1));
        assertThat(bench.outbox.subjects()).containsExactly(subject);

        bench.pass(Duration.ofDays(3));
        assertThat(bench.outbox.subjects()).containsExactly(subject);
        assertThat(enrollment().state()).isInstanceOf(State.Done.class);
    }

    @Test
    void tasksWebhooksAndTraitsAreDoneOnTheWay() {
        start(Workbench.read("""
                topic: tips
                steps:
                  - task: call
                  - set: { onboarded: true, level: 2, plan_wish: scale }
                  - webhook: crm
                  - email: reactivation-1
                """ + SEND));

        bench.pass(Duration.ofDays(1));

        assertThat(bench.tasks)
                .singleElement()
                .asString()
                .contains("\"task\":\"call\"", "\"sequence\":\"", "\"number\":");
        assertThat(bench.webhooks).singleElement().asString().contains("\"webhook\":\"crm\"", "\"id\":\"step-");
        assertThat(stated()).singleElement().satisfies(entry -> {
            assertThat(entry.trust()).isEqualTo(Trust.SYSTEM);
            assertThat(((Event.Identify) entry.event()).traits().toString())
                    .contains("onboarded=true", "level=2", "plan_wish=\"scale\"");
        });
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertThat(enrollment().state()).isInstanceOf(State.Done.class);
    }

    /** As after a crash between what was done and what was written down. */
    @Test
    void aStepThatIsDoneAgainIsTheSameTaskCallAndEvent() {
        var sequence = Workbench.read(
                "{ topic: tips, steps: [{ task: call }, { webhook: crm }, { set: { done: x } }, { email: reactivation-1 }] }");
        var at = Enrollment.of(Workbench.ADA, Workbench.ADA, sequence, Workbench.ENTRY, Workbench.TUESDAY);
        var recipient = Recipient.stating(Workbench.ADA, Workbench.ADA, Map.of());
        var acting = new Acting(bench.tasks::add, bench.webhooks::add, bench.log, bench.clock);

        for (var step : sequence.steps()) {
            if (step instanceof Sequence.Step.Act act) {
                acting.act(at, recipient, act);
                bench.now = bench.now.plusSeconds(60);
                acting.act(at, recipient, act);
            }
        }

        assertThat(bench.tasks.stream().distinct()).hasSize(1);
        assertThat(bench.webhooks.stream().distinct()).hasSize(1);
        assertThat(stated()).hasSize(1);
    }

    @Test
    void whoIsHeldOutGetsNoTaskEither() {
        start(Workbench.read("{ topic: tips, holdout: 50%, steps: [{ task: call }, { email: reactivation-1 }] }\n"));

        bench.pass(Duration.ofDays(1));

        assertThat(bench.tasks.isEmpty()).isEqualTo(enrollment().heldOut());
    }

    private List<LogEntry> stated() {
        return bench.log
                .read(Workbench.ADA, Instant.EPOCH, bench.now.plusSeconds(1))
                .toList();
    }

    @Test
    void goesOnAfterABranchThatFitsNobody() {
        start("""
                topic: tips
                steps:
                  - branch: [{ when: { event: Task Created }, steps: [{ email: reactivation-1 }] }]
                  - email: reactivation-2
                """);

        assertThat(bench.outbox.subjects()).containsExactly(SECOND);
    }

    @Test
    void splitsPeopleByChanceAndTheSameInEachTry() {
        many(1000);
        start("""
                topic: tips
                steps:
                  - split:
                      - { share: 30%, steps: [{ email: reactivation-1 }] }
                      - { share: 30%, steps: [{ email: reactivation-2 }] }
                  - wait: 1d
                """);

        var sent = bench.outbox.subjects();
        assertThat(sent.stream().filter(FIRST::equals).count()).isBetween(250L, 350L);
        assertThat(sent.stream().filter(SECOND::equals).count()).isBetween(250L, 350L);

        var split = new Course(bench.sequences.find("reactivation").orElseThrow())
                .splits()
                .getFirst();
        assertThat(split.ways()).containsExactly("1: 30%", "2: 30%", "3: the other 40%");
        var ways = bench.people.people.keySet().stream().map(split::wayOf).toList();
        assertThat(ways.stream().filter("1: 30%"::equals).count())
                .as("results know who went which way")
                .isEqualTo(sent.stream().filter(FIRST::equals).count());
        assertThat(ways.stream().filter("2: 30%"::equals).count())
                .isEqualTo(sent.stream().filter(SECOND::equals).count());
    }

    @Test
    void comparesTwoEmailsInOneStep() {
        many(1000);
        start("{ topic: tips, steps: [{ email: { a: reactivation-1, b: reactivation-2 } }] }");

        assertThat(bench.outbox.sent).hasSize(1001);
        assertThat(bench.outbox.subjects().stream().filter(FIRST::equals).count())
                .isBetween(440L, 560L);
    }

    @Test
    void waitsUntilATimeOfTheRecipientsDay() {
        bench.people.says("timezone", new TextNode("America/New_York"));
        start("{ topic: tips, steps: [{ wait: { until: 10:30 } }, { email: reactivation-1 }] }");

        bench.pass(Duration.ofHours(6).plusMinutes(28)); // 15:29 in UTC
        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void waitsUntilDaysBeforeADateThatATraitStates() {
        bench.people.says("trial_ends_at", new TextNode("2026-12-04"));
        start("{ topic: tips, steps: [{ wait: { until: 3d before trial_ends_at } }, { email: reactivation-1 }] }");

        bench.now = Instant.parse("2026-11-30T22:59:00Z"); // the evening before in Berlin
        bench.run();
        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void neverSaysThatATrialEndsWhichEndedLongAgo() {
        bench.people.says("trial_ends_at", new TextNode("2026-11-01"));
        start("{ topic: tips, steps: [{ wait: { until: 3d before trial_ends_at } }, { email: reactivation-1 }] }");
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(enrollment().notes())
                .last()
                .extracting(Enrollment.Note::text)
                .asString()
                .startsWith("not sent: too late");
    }

    @Test
    void leavesWithoutTheDateThatItWaitsFor() {
        start("{ topic: tips, steps: [{ wait: { until: trial_ends_at } }, { email: reactivation-1 }] }");
        bench.pass(Duration.ofDays(1));

        assertExited("there is no date for: waits until 0 days after trial_ends_at");
    }

    @Test
    void sendsNothingThatCouldNotGoOutInTime() {
        bench.stopped = true;
        start("{ topic: tips, expires: 2d, steps: [{ email: reactivation-1 }, { email: reactivation-2 }] }");
        bench.pass(Duration.ofDays(2).plusMinutes(5));
        bench.stopped = false;
        bench.pass(Duration.ofMinutes(10));

        assertThat(bench.outbox.subjects()).containsExactly(SECOND);
    }

    @Test
    void letsPeopleWaitWhileItIsPaused() {
        start("{ topic: tips, state: paused, steps: [{ email: reactivation-1 }] }");
        bench.pass(Duration.ofHours(5));
        assertThat(bench.outbox.sent).isEmpty();

        live("{ topic: tips, steps: [{ email: reactivation-1 }] }");
        bench.pass(Duration.ofHours(1));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void takesNobodyWhileItIsADraft() {
        start("{ topic: tips, state: draft, steps: [{ email: reactivation-1 }] }");

        assertThat(bench.enrollments.find(Workbench.ACME, record())).isEmpty();
    }

    @Test
    void holdsSomePeopleOut() {
        many(1000);
        start(
                "{ topic: tips, holdout: 20%, steps: [{ email: reactivation-1 }, { wait: 1d }, { email: reactivation-2 }] }");
        bench.pass(Duration.ofDays(2));

        var firsts = bench.outbox.subjects().stream().filter(FIRST::equals).count();
        assertThat(firsts).isBetween(750L, 850L);
        assertThat(bench.outbox.sent).hasSize(Math.toIntExact(2 * firsts));
    }

    @Test
    void whoeverIsHeldOutEntersAgainNoSoonerThanOthers() {
        many(200);
        start("{ topic: tips, holdout: 50%, reentry: never, steps: [{ email: reactivation-1 }] }");
        var heldOut = bench.people.people.keySet().stream()
                .filter(person -> bench.enrollment(person).heldOut())
                .findFirst()
                .orElseThrow();
        var again = new Entry(Workbench.ACME, Workbench.LENS, "low", 5, bench.now);
        bench.people.membership = Optional.of(new Membership(Optional.of("low"), bench.now, 5, bench.now));
        var sequence = bench.sequences.find("reactivation").orElseThrow();
        bench.enrollments.enroll(Enrollment.of(heldOut, Workbench.ACME, sequence, again, bench.now));
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.enrollments
                        .find(heldOut, Enrollment.record("reactivation", again.id()))
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(State.Exited.class, exited -> assertThat(exited.reason())
                        .startsWith("was in this sequence"));
    }

    @Test
    void endsWhenTheGoalIsReached() {
        start("""
                topic: tips
                goal: { lens: behavioural_segment, is: power, in_next: 14d }
                exit: [goal_reached]
                steps: [{ email: reactivation-1 }, { wait: 3d }, { email: reactivation-2 }]
                """);
        var reached = bench.now.plus(Duration.ofDays(1));
        bench.people.membership = Optional.of(new Membership(Optional.of("power"), reached, 4, reached));
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertExited("goal reached");
        assertThat(enrollment().goal()).contains(reached);
    }

    @Test
    void watchesForTheGoalAfterTheLastEmail() {
        start("""
                topic: tips
                goal: { lens: behavioural_segment, is: power, in_next: 14d }
                exit: never
                steps: [{ email: reactivation-1 }]
                """);
        assertThat(enrollment().state()).isInstanceOf(State.Active.class);

        var reached = bench.now.plus(Duration.ofDays(9));
        bench.people.membership = Optional.of(new Membership(Optional.of("power"), reached, 4, reached));
        bench.pass(Duration.ofDays(14));

        assertThat(enrollment().state()).isInstanceOf(State.Done.class);
        assertThat(enrollment().goal()).contains(reached);
    }

    @Test
    void whoIsInsideFinishesWhatTheyBegan() {
        start("{ topic: tips, steps: [{ email: reactivation-1 }, { wait: 3d }, { email: reactivation-2 }] }");
        live("{ topic: tips, steps: [{ email: referral }, { wait: 3d }, { email: expansion-1 }] }");
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void orMovesAtTheNextStepBehindTheLastEmailThatBothHave() {
        start("{ topic: tips, steps: [{ email: reactivation-1 }, { wait: 3d }, { email: expansion-1 }] }");
        live(
                "{ topic: tips, edits: move, steps: [{ email: referral }, { email: reactivation-1 }, { email: reactivation-2 }] }");
        bench.pass(Duration.ofDays(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.pass(Duration.ofDays(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
        assertThat(enrollment().state()).isInstanceOf(State.Done.class);
    }

    @Test
    void whoseEditionNobodyKnowsAnyMoreBeginsAnewAndGetsNothingTwice() {
        start("{ topic: tips, steps: [{ email: reactivation-1 }, { wait: 3d }, { email: expansion-1 }] }");
        bench.texts.forget();
        live("{ topic: tips, steps: [{ email: reactivation-1 }, { email: reactivation-2 }] }");
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    private void many(int people) {
        IntStream.range(0, people)
                .forEach(number -> bench.people.people.put(
                        Id.known("p%04d".formatted(number)),
                        Map.of("email", new TextNode("p" + number + "@example.com"))));
    }

    private void start(String yaml) {
        start(Workbench.read(yaml.startsWith("{") ? "{ " + SEND.strip() + ", " + yaml.substring(1) : yaml + SEND));
    }

    private void start(Sequence sequence) {
        bench.sequences = Workbench.sequences(sequence);
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(1));
    }

    private void live(String yaml) {
        bench.sequences = Workbench.sequences(Workbench.read("{ " + SEND.strip() + ", " + yaml.substring(1)));
    }

    private Enrollment enrollment() {
        return bench.enrollment(Workbench.ADA);
    }

    private static String record() {
        return Enrollment.record("reactivation", Workbench.ENTRY.id());
    }

    private void assertExited(String reason) {
        assertThat(enrollment().state())
                .isInstanceOfSatisfying(State.Exited.class, exited -> assertThat(exited.reason())
                        .isEqualTo(reason));
    }
}
