package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an event of an account by itself does to sequences that name it: it concerns all of the account's people. */
class AccountEventsTest {

    private static final String FIRST = "Your projects are where you left them";
    private static final String SECOND = "Is Plainboard still the right place for your work?";
    private static final Id BEN = Id.known("ben");

    private final Workbench bench = new Workbench();

    @Test
    void whoCameSinceGetsItTheNextTime() {
        model("start: { event: Payment Failed }, steps: [{ email: reactivation-1 }]");
        bench.happened("Payment Failed", Trust.SECRET);
        bench.pass(Duration.ofDays(1));
        bench.people.people.put(BEN, Map.of("email", new TextNode("ben@example.com")));

        bench.happened("Payment Failed", Trust.SECRET);
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("ada@example.com", "ben@example.com");
    }

    @Test
    void startsASequenceForThePeopleWhomItIsFor() {
        bench.people.people.put(BEN, Map.of("email", new TextNode("ben@example.com"), "role", new TextNode("member")));
        model("start: { event: Payment Failed }, to: { role: [owner] }, reentry: always,"
                + " steps: [{ email: reactivation-1 }]");

        assertThat(bench.happened("Payment Failed", Trust.SECRET)).isEqualTo(1);
        assertThat(bench.happened("Payment Failed", Trust.SECRET)).isZero(); // the stream's repeat
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("ada@example.com");

        bench.happened("Payment Failed", Trust.SECRET);
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, FIRST);
    }

    @Test
    void startsItOnceWhenNobodyMayEnterAgain() {
        model("start: { event: Payment Failed }, steps: [{ email: reactivation-1 }]");
        bench.happened("Payment Failed", Trust.SECRET);
        bench.pass(Duration.ofDays(1));
        bench.happened("Payment Failed", Trust.SECRET);
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void whatThePublicKeySaysOfAnAccountConcernsNobody() {
        enter("exit: [{ event: Payment Failed }], steps: [{ email: reactivation-1 }, { wait: 3d },"
                + " { email: reactivation-2 }]");
        bench.happened("Payment Failed", Trust.PUBLIC);
        assertThat(bench.accounts).isEmpty();
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void norWhenItIsReadFromTheLogAtTheFirstLook() {
        model("exit: [{ event: Payment Failed }], steps: [{ email: reactivation-1 }]");
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.happened("Payment Failed", Trust.PUBLIC);
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void ofTwoThingsAtOnceEachIsToldForItself() {
        enter("exit: [{ event: Payment Failed }], steps: [{ email: reactivation-1 },"
                + " { wait: { for: { event: Payment Succeeded }, at_most: 5d } }, { email: reactivation-2 }]");
        bench.pass(Duration.ofDays(1));
        bench.happened("Account Renamed", Trust.SECRET);
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void endsASequenceForEverybodyOfALargeAccount() {
        for (var number = 0; number < 250; number++) {
            bench.people.people.put(
                    Id.known("p%03d".formatted(number)), Map.of("email", new TextNode("p" + number + "@example.com")));
        }
        enter("exit: [{ event: Payment Failed }], steps: [{ email: reactivation-1 }, { wait: 3d },"
                + " { email: reactivation-2 }]");
        assertThat(bench.outbox.sent).hasSize(251);
        bench.happened("Payment Failed", Trust.SECRET);
        bench.run();
        bench.pass(Duration.ofDays(4));

        assertThat(bench.outbox.sent).hasSize(251);
        assertThat(bench.enrollment(Id.known("p249")).state())
                .isInstanceOfSatisfying(State.Exited.class, exited -> assertThat(exited.reason())
                        .isEqualTo("ended by Payment Failed"));
    }

    @Test
    void goesOnWhenTheAccountDoesWhatIsWaitedFor() {
        enter("steps: [{ email: reactivation-1 }, { wait: { for: { event: Payment Succeeded }, at_most: 5d } },"
                + " { email: reactivation-2 }]");
        bench.pass(Duration.ofDays(1));
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    @Test
    void reachesTheGoalOfAllOfItsPeople() {
        bench.people.people.put(BEN, Map.of("email", new TextNode("ben@example.com")));
        enter("goal: { event: Payment Succeeded, in_next: 14d }, exit: never, steps: [{ email: reactivation-1 }]");
        var reached = bench.now;
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.enrollment(Workbench.ADA).goal()).contains(reached);
        assertThat(bench.enrollment(BEN).goal()).contains(reached);
    }

    @Test
    void nothingIsMissedThatHappensBeforeItsPeopleAreEnrolled() {
        model("exit: [{ event: Payment Succeeded }], steps: [{ email: reactivation-1 }]");
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).isEmpty();
    }

    @Test
    void norBeforeThePersonWhoStartedComesToTheAccount() {
        model("start: { event: Signed Up }, exit: [{ event: Payment Succeeded }], steps: [{ email: reactivation-1 }]");
        var ada = bench.people.people.remove(Workbench.ADA);
        bench.people.where = Workbench.ADA;
        bench.notice(Workbench.ADA, "Signed Up");
        bench.now = bench.now.plusSeconds(2);
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.run();

        bench.people.people.put(Workbench.ADA, ada);
        bench.people.where = Workbench.ACME;
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).isEmpty();
    }

    @Test
    void anOlderEditionThatWaitsForItHearsOfItWhileSomeSequenceNamesIt() {
        enter("steps: [{ email: reactivation-1 }, { wait: { for: { event: Payment Succeeded }, at_most: 5d } },"
                + " { email: reactivation-2 }]");
        var edited = Workbench.read("{ topic: tips, steps: [{ email: reactivation-1 }] }");
        var other = Workbench.read(
                "other",
                "{ topic: tips, exit: [{ event: Payment Succeeded }]," + " steps: [{ email: reactivation-1 }] }");
        bench.sequences =
                new Sequences(Map.of("reactivation", edited, "other", other), Map.of(), bench.sequences.zone());
        bench.happened("Payment Succeeded", Trust.SECRET);
        bench.pass(Duration.ofMinutes(1));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
    }

    private void model(String yaml) {
        bench.sequences = Workbench.sequences(
                Workbench.read("{ topic: tips, send: { between: 00:00-24:00, days: mon-sun }, " + yaml + " }"));
    }

    private void enter(String yaml) {
        model(yaml);
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(1));
    }
}
