package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Chance;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.model.SendingRules;
import dev.vitalfew.model.Sequence;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How many emails a person gets, over all sequences, and which when there would be more. */
class LimitsTest {

    private static final String FIRST = "Your projects are where you left them";
    private static final String SECOND = "Is Plainboard still the right place for your work?";

    private final Workbench bench = new Workbench();

    @Test
    void sendsOneADayAndTheMoreUrgentFirst() {
        limits(1, 7, 0);
        start(sequence("tips", 7, "reactivation-1"), sequence("rescue", 1, "reactivation-2"));

        assertThat(bench.outbox.subjects()).containsExactly(SECOND);
        bench.pass(Duration.ofDays(1));
        assertThat(bench.outbox.subjects()).containsExactly(SECOND, FIRST);
    }

    @Test
    void ofTwoThatAreEquallyUrgentTheOneGoesFirstThatHasWaitedLonger() {
        limits(1, 7, 0);
        var late = Workbench.read(
                "a-late-one",
                "{ topic: tips, send: { between: 00:00-24:00, days: mon-sun }, steps: [{ wait: 1d }, { email: reactivation-2 }] }");
        bench.stopped = true;
        start(sequence("z-early-one", 5, "reactivation-1"), late);
        bench.pass(Duration.ofDays(1));
        bench.stopped = false;
        bench.pass(Duration.ofMinutes(5));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void whatAnotherIdOfThePersonGotCounts() {
        limits(1, 7, 0);
        var before = Id.known("ada-before");
        bench.people.besides = Set.of(before);
        bench.suppressions.emailed(
                before, List.of(new Preferences.Email(before, "send#another", Workbench.TUESDAY.minusSeconds(60))));
        start(sequence("tips", 7, "reactivation-1"));

        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofDays(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void whatWentToTheSameAddressForSomebodyElseCounts() {
        limits(1, 7, 0);
        arrived("send#another");
        start(sequence("tips", 7, "reactivation-1"));

        assertThat(bench.outbox.sent).isEmpty();
        bench.pass(Duration.ofDays(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    /** Two people of an account, with one address. */
    @Test
    void theSameEmailDoesNotGoToTheSameAddressTwice() {
        limits(1, 7, 0);
        arrived(new Ledger.Key(Id.known("bob"), "tips", "reactivation-1", Workbench.ENTRY.id()).record());
        start(sequence("tips", 7, "reactivation-1"));
        bench.pass(Duration.ofDays(3));

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text())
                .isEqualTo("not sent: the address had it as that of u:bob");
    }

    private void arrived(String send) {
        bench.suppressions.arrived(
                Addresses.hash("ada@example.com"),
                List.of(new Preferences.Email(Id.known("bob"), send, Workbench.TUESDAY.minusSeconds(60))));
    }

    /** By default nobody gets a sequence twice. */
    @Test
    void whatAnotherIdOfThePersonWentThroughIsNotRepeated() {
        var before = Id.known("ada-before");
        bench.people.besides = Set.of(before);
        var tips = sequence("tips", 7, "reactivation-1");
        var then = new Entry(before, "behavioural_segment", "low", 1, Workbench.TUESDAY.minus(Duration.ofDays(200)));
        bench.ledger.begin(Enrollment.of(before, before, tips, then, then.at()), then.at());
        start(tips);

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollments.of(Workbench.ADA))
                .extracting(Enrollment::toString)
                .singleElement()
                .asString()
                .contains("was in this sequence on 2026-05-08T09:00:00Z");
    }

    @Test
    void makesNoWayForWhatIsDueAnotherDay() {
        limits(1, 7, 0);
        start(sequence("tips", 7, "reactivation-1"));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    /** As on a Saturday for what goes out on working days alone. */
    @Test
    void makesNoWayForWhatHasItsHoursAnotherDay() {
        limits(1, 7, 0);
        var night = Workbench.read(
                "rescue",
                "{ topic: tips, priority: 1, send: { between: 00:00-01:00, days: mon-sun }, steps: [{ email: reactivation-2 }] }");
        start(sequence("tips", 7, "reactivation-1"), night);

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    /** First as an account of one, then with the account: it is the same email that they wait for. */
    @Test
    void whoEnteredASequenceTwiceMakesNoWayForThemselves() {
        limits(1, 7, 0);
        var tips = sequence("tips", 7, "reactivation-1");
        var alone = new Entry(Workbench.ADA, "behavioural_segment", "low", 1, Workbench.ENTRY.at());
        bench.enrollments.enroll(Enrollment.of(Workbench.ADA, Workbench.ADA, tips, alone, Workbench.TUESDAY)
                .later(Workbench.TUESDAY.plus(Duration.ofMinutes(10))));
        start(tips);

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void waitsForTheWeekToPass() {
        limits(5, 2, 0);
        start(
                sequence("one", 1, "reactivation-1"),
                sequence("two", 2, "reactivation-2"),
                sequence("three", 3, "referral"));
        assertThat(bench.outbox.sent).hasSize(2);

        bench.pass(Duration.ofDays(4));
        assertThat(bench.outbox.sent).hasSize(2);
    }

    @Test
    void whatWaitsLongerThanItMayIsNotSent() {
        limits(1, 1, 0);
        start(sequence("one", 1, "reactivation-1"), sequence("two", 2, "reactivation-2"));
        bench.pass(Duration.ofDays(8));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void keepsSomePeopleOutOfEverything() {
        bench.rules = new SendingRules(Optional.empty(), Optional.empty(), BigDecimal.valueOf(50));
        start(sequence("one", 1, "reactivation-1"), sequence("two", 2, "reactivation-2"));

        var isOut = Chance.isAmong(BigDecimal.valueOf(50), Workbench.ADA, "holdout");
        assertThat(bench.outbox.sent).hasSize(isOut ? 0 : 2);
        assertThat(bench.enrollments.of(Workbench.ADA)).allMatch(enrollment -> enrollment.heldOut() == isOut);
    }

    private void limits(int aDay, int aWeek, int holdout) {
        bench.rules = new SendingRules(Optional.of(aDay), Optional.of(aWeek), BigDecimal.valueOf(holdout));
    }

    private void start(Sequence... sequences) {
        bench.sequences = Workbench.sequences(List.of(sequences));
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.pass(Duration.ofMinutes(1));
        bench.pass(Duration.ofMinutes(1));
    }

    private static Sequence sequence(String name, int priority, String email) {
        return Workbench.read(
                name,
                "{ topic: tips, priority: %d, send: { between: 00:00-24:00, days: mon-sun }, steps: [{ email: %s }] }"
                        .formatted(priority, email));
    }
}
