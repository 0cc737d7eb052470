package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enroll.Expansion;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceRunTest {

    private static final String FIRST = "Your projects are where you left them";
    private static final String SECOND = "Is Plainboard still the right place for your work?";

    private final Workbench bench = new Workbench();

    @Test
    void sendsTheFirstEmailAfterTheSettleTimeAndTheNextAfterTheWait() {
        enroll("time");
        bench.run();
        assertThat(bench.outbox.sent).isEmpty();

        bench.pass(Duration.ofSeconds(60));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.pass(Duration.ofDays(3).minusSeconds(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);

        bench.pass(Duration.ofSeconds(1));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST, SECOND);
        assertThat(bench.enrollment(Workbench.ADA).state()).isInstanceOf(Enrollment.State.Done.class);
    }

    @Test
    void doesNothingMoreWhenTheSameChangeIsAnnouncedAgain() {
        enroll("event");
        bench.pass(Duration.ofMinutes(2));
        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"model", "backfill", "moved"})
    void emailsNobodyBecauseTheProductArrived(String cause) {
        enroll(cause);
        bench.pass(Duration.ofDays(30));

        assertThat(bench.outbox.sent).isEmpty();
    }

    @Test
    void continuesALargeAccountInAnotherMessage() {
        for (var i = 0; i < 250; i++) {
            bench.people.people.put(
                    Id.known("p%03d".formatted(i)), Map.of("email", new TextNode("p" + i + "@example.com")));
        }

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).hasSize(251);
    }

    @Test
    void writesToThoseOfARoleAndToThoseWhoStateNone() {
        bench.sequences = Workbench.sequences(Workbench.sequence(
                true, new Sequence.Reentry(true, Optional.empty()), new Sequence.To.Roles(List.of("owner", "admin"))));
        Map.of("ava", "admin", "mia", "member", "ole", "owner")
                .forEach((person, role) -> bench.people.people.put(
                        Id.known(person),
                        Map.of("email", new TextNode(person + "@example.com"), "role", new TextNode(role))));

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent)
                .extracting(Message::to)
                .containsExactlyInAnyOrder("ada@example.com", "ava@example.com", "ole@example.com");
    }

    @ParameterizedTest
    @CsvSource({"owner, Owner", "Owner, Owner", "Owner, owner", "owner, ' owner '"})
    void aRoleIsTheSameInCapitals(String named, String stated) {
        bench.sequences = Workbench.sequences(Workbench.sequence(
                true, new Sequence.Reentry(true, Optional.empty()), new Sequence.To.Roles(List.of(named))));
        bench.people.says("role", new TextNode(stated));

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void writesToTheMostActiveOfThoseWhoHaveAnAddress() {
        toTheMostActive();
        address("ben", 9);
        address("cleo", 9);
        address("dan", 3);
        bench.people.people.put(Id.known("eve"), Map.of());
        bench.people.activeDates.put(Id.known("eve"), 20);

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("ben@example.com");
    }

    @Test
    void passesOverTheMostActiveWhomTheGateWouldRefuse() {
        toTheMostActive();
        address("ben", 20);
        bench.suppressions.add(
                Addresses.hash("ben@example.com"), Optional.empty(), Suppressions.Reason.BOUNCED, bench.now);
        address("cleo", 19);
        bench.suppressions.add("another", Optional.of(Id.known("cleo")), Suppressions.Reason.UNSUBSCRIBED, bench.now);
        address("dan", 18);
        bench.suppressions.stop(Id.known("dan"), "product-tips", bench.now);
        address("eve", 17);
        bench.people.people.put(
                Id.known("eve"),
                Map.of("email", new TextNode("eve@example.com"), "marketing_consent", BooleanNode.FALSE));
        address("fay", 16);
        bench.people.people.put(
                Id.known("fay"), Map.of("email", new TextNode("fay@example.com"), "country", new TextNode("DE")));
        address("gus", 15);
        address("hal", 14);

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("gus@example.com");
    }

    @Test
    void whoeverIsPassedOverInOneMessageIsSoBesideTheBestOfTheNext() {
        toTheMostActive();
        for (var number = 0; number < 250; number++) {
            address("p%03d".formatted(number), number == 50 ? 28 : number == 180 ? 7 : number == 20 ? 5 : 1);
        }
        bench.suppressions.add("another", Optional.of(Id.known("p050")), Suppressions.Reason.UNSUBSCRIBED, bench.now);

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("p180@example.com");
    }

    @Test
    void findsTheMostActiveOfALargeAccountInSeveralMessages() {
        toTheMostActive();
        for (var number = 0; number < 350; number++) {
            address("p%03d".formatted(number), number == 120 ? 28 : number % 5);
        }

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("p120@example.com");
    }

    @Test
    void writesToNobodyElseWhenAMessageComesAgainAndSomebodyElseIsMoreActive() {
        toTheMostActive();
        address("ben", 9);
        enroll("event");
        bench.pass(Duration.ofMinutes(2));
        bench.people.activeDates.put(Workbench.ADA, 12);

        var account = Enrollment.of(
                Workbench.ACME,
                Workbench.ACME,
                bench.sequences.find("reactivation").orElseThrow(),
                Workbench.ENTRY,
                bench.now);
        bench.enrolling(bench.accounts).enroll(Expansion.of(account).json());
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).extracting(Message::to).containsExactly("ben@example.com");
    }

    @Test
    void ofAnAccountWithoutAddressesNobodyIsTheMostActive() {
        toTheMostActive();
        bench.people.people.put(Workbench.ADA, Map.of());

        enroll("event");
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.enrollments.of(Workbench.ADA)).isEmpty();
    }

    private void toTheMostActive() {
        bench.sequences = Workbench.sequences(
                Workbench.sequence(true, new Sequence.Reentry(true, Optional.empty()), new Sequence.To.MostActive()));
    }

    private void address(String person, int activeDates) {
        bench.people.people.put(Id.known(person), Map.of("email", new TextNode(person + "@example.com")));
        bench.people.activeDates.put(Id.known(person), activeDates);
    }

    @Test
    void reachesWhoeverHasJoinedTheAccountWhenTheSettleTimeIsOver() {
        enroll("event");
        bench.people.people.put(Id.known("late"), Map.of("email", new TextNode("late@example.com")));
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).hasSize(2);
    }

    @Test
    void stopsWhenTheSegmentWasLeft() {
        enroll("time");
        bench.pass(Duration.ofMinutes(2));
        bench.people.membership = Optional.of(new Membership(Optional.of("moderate"), bench.now, 4, bench.now));
        bench.pass(Duration.ofDays(7));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertExited("left low");
    }

    @Test
    void stopsWhenTheSegmentWasLeftAndEnteredAgain() {
        enroll("time");
        bench.people.membership = Optional.of(new Membership(Optional.of("low"), bench.now, 5, bench.now));
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.sent).isEmpty();
        assertExited("left low");
    }

    @Test
    void stopsWhenThePersonMovedToAnotherAccount() {
        enroll("time");
        bench.people.where = Id.account("other");
        bench.pass(Duration.ofDays(1));

        assertExited("moved to another account");
    }

    /** Identify makes an account of one, and the group comes seconds later: the account enters by itself. */
    @Test
    void whoStatesTheirAccountBeforeTheFirstStepIsGreetedWithItAlone() {
        var forEver = Workbench.sequence(false, new Sequence.Reentry(true, Optional.empty()));
        bench.sequences = Workbench.sequences(forEver);
        var alone = new Entry(Workbench.ADA, Workbench.LENS, "low", 1, Workbench.TUESDAY);
        bench.enrollments.enroll(Enrollment.of(Workbench.ADA, Workbench.ADA, forEver, alone, Workbench.TUESDAY));
        bench.pass(Duration.ofMinutes(2));

        assertThat(bench.outbox.sent).isEmpty();
        assertExited("moved to another account");
    }

    @ParameterizedTest
    @CsvSource({
        "unsubscribed, true, trait unsubscribed is true",
        "consent, false, trait consent is false",
        "marketing_consent, false, trait marketing_consent is false",
    })
    void respectsWhatTraitsSay(String trait, boolean value, String reason) {
        bench.people.says(trait, BooleanNode.valueOf(value));
        enroll("time");
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.sent).isEmpty();
        assertExited(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "'', no email address",
        "ada, the email address is not valid",
        "ada@localhost, the email address is not valid",
        "'ada@example.com, eve@example.com', the email address is not valid",
        "'Ada <ada@example.com>', the email address is not valid",
        "'ada@example.com\nBcc: eve@example.com', the email address is not valid",
    })
    void writesToNoAddressThatIsNone(String address, String reason) {
        bench.people.says("email", new TextNode(address));
        enroll("time");
        bench.pass(Duration.ofDays(1));

        assertThat(bench.outbox.sent).isEmpty();
        assertExited(reason);
    }

    @Test
    void waitsForTheRecipientsMorning() {
        bench.people.says("timezone", new TextNode("America/New_York"));
        enroll("time");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).state())
                .isEqualTo(new Enrollment.State.Active(Instant.parse("2026-11-24T14:00:00Z")));

        bench.pass(Duration.ofHours(5));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void waitsWhileSendingIsStopped() {
        enroll("time");
        bench.stopped = true;
        bench.pass(Duration.ofMinutes(2));
        assertThat(bench.outbox.sent).isEmpty();

        bench.stopped = false;
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
    }

    @Test
    void doesNotSendASequenceAgainBeforeItsTime() {
        enroll("time");
        bench.pass(Duration.ofMinutes(2));
        var again = new Entry(Workbench.ACME, Workbench.LENS, "low", 5, bench.now.plus(Duration.ofDays(30)));
        bench.people.membership = Optional.of(new Membership(Optional.of("low"), again.at(), 5, again.at()));
        bench.enrollments.enroll(
                Enrollment.of(Workbench.ADA, Workbench.ACME, Workbench.reactivation(), again, again.at()));
        bench.pass(Duration.ofDays(31));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST);
        assertThat(bench.enrollments
                        .find(Workbench.ADA, Enrollment.record("reactivation", again.id()))
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(Enrollment.State.Exited.class, exited -> assertThat(exited.reason())
                        .startsWith("was in this sequence"));
    }

    @Test
    void sendsASequenceAgainWhenItsTimeHasCome() {
        enroll("time");
        bench.pass(Duration.ofMinutes(2));
        var again = new Entry(Workbench.ACME, Workbench.LENS, "low", 5, bench.now.plus(Duration.ofDays(91)));
        bench.people.membership = Optional.of(new Membership(Optional.of("low"), again.at(), 5, again.at()));
        bench.enrollments.enroll(
                Enrollment.of(Workbench.ADA, Workbench.ACME, Workbench.reactivation(), again, again.at()));
        bench.pass(Duration.ofDays(91));

        assertThat(bench.outbox.subjects()).containsExactly(FIRST, FIRST);
    }

    @Test
    void carriesTheOneClickHeadersAndFindsItsRecordByTags() {
        enroll("time");
        bench.pass(Duration.ofMinutes(2));

        var message = bench.outbox.sent.getFirst();
        assertThat(message.headers())
                .containsEntry("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .hasEntrySatisfying("List-Unsubscribe", link -> assertThat(link)
                        .startsWith("<https://vitalfew.example/p/unsubscribe?t="));
        var key = Tags.key(bench.outbox.tags.getFirst()).orElseThrow();
        assertThat(bench.ledger.find(key).orElseThrow().settled()).isEqualTo(new Ledger.Settled.Accepted("ses-1"));
    }

    private void enroll(String cause) {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced(cause));
    }

    private void assertExited(String reason) {
        assertThat(bench.enrollment(Workbench.ADA).state())
                .isInstanceOfSatisfying(Enrollment.State.Exited.class, exited -> assertThat(exited.reason())
                        .isEqualTo(reason));
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text()).isEqualTo(reason);
    }
}
