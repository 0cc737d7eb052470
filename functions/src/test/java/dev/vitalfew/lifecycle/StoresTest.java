package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollment.State;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Outcome;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.ledger.MemoryLedger;
import dev.vitalfew.lifecycle.links.DynamoSigningKeys;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.links.SignedLinks;
import dev.vitalfew.lifecycle.pages.DynamoNpsAnswers;
import dev.vitalfew.lifecycle.pages.MemoryNpsAnswers;
import dev.vitalfew.lifecycle.pages.NpsAnswer;
import dev.vitalfew.lifecycle.pages.NpsAnswers;
import dev.vitalfew.lifecycle.suppressions.DynamoKillSwitch;
import dev.vitalfew.lifecycle.suppressions.DynamoOtherTool;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.lifecycle.suppressions.KillSwitch;
import dev.vitalfew.lifecycle.suppressions.MemoryKillSwitch;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What enrollments, ledger, suppression list and kill switch promise, in memory and in DynamoDB. */
class StoresTest {

    private static final Instant NOW = Workbench.TUESDAY;
    private static final Id ADA = Workbench.ADA;

    private record Stores(
            String name,
            Enrollments enrollments,
            Ledger ledger,
            Suppressions suppressions,
            NpsAnswers answers,
            KillSwitch.Lever killSwitch) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Stores> stores() {
        return List.of(inMemory(), inDynamo());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void enrollsOnce(Stores stores) {
        assertThat(stores.enrollments().enroll(enrollment())).isTrue();
        assertThat(stores.enrollments().enroll(enrollment())).isFalse();

        assertThat(found(stores)).isEqualTo(enrollment());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void findsManyAtOnce(Stores stores) {
        stores.enrollments().enroll(enrollment());
        var keys = IntStream.range(0, 230)
                .mapToObj(number -> new Enrollments.Key(
                        number % 2 == 0 ? ADA : Id.known("p" + number),
                        enrollment().record()))
                .toList();

        assertThat(stores.enrollments().find(keys)).containsExactly(enrollment());
        assertThat(stores.enrollments().find(List.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void savesOnlyTheNextVersion(Stores stores) {
        stores.enrollments().enroll(enrollment());
        var next = enrollment().noting("quiet hours", NOW).at(1, NOW, NOW.plusSeconds(5));

        assertThat(stores.enrollments().save(next)).isTrue();
        assertThat(stores.enrollments().save(next)).isFalse();
        assertThat(stores.enrollments().save(enrollment().done(NOW))).isFalse();
        assertThat(found(stores)).isEqualTo(next.written());
        assertThat(stores.enrollments().save(next.written().exited("left low", NOW)))
                .isTrue();
        assertThat(found(stores).state()).isEqualTo(new State.Exited("left low", NOW));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void findsWhatIsDueUntilItIsLeasedOrMovesOn(Stores stores) {
        var enrollments = stores.enrollments();
        enrollments.enroll(enrollment());
        assertThat(enrollments.due(NOW.minusMillis(1), 100)).isEmpty();
        var due = enrollments.due(NOW, 100);
        assertThat(due).extracting(Enrollments.Due::person).containsExactly(ADA);

        assertThat(enrollments.lease(due.getFirst(), NOW.plusSeconds(60))).isTrue();
        assertThat(enrollments.lease(due.getFirst(), NOW.plusSeconds(60))).isFalse();
        assertThat(enrollments.due(NOW, 100)).isEmpty();
        assertThat(enrollments.due(NOW.plusSeconds(60), 100)).hasSize(1);

        enrollments.save(enrollment().at(1, NOW, NOW.plusSeconds(10)));
        assertThat(enrollments.due(NOW.plusSeconds(10), 100)).hasSize(1);
        enrollments.save(enrollment().written().done(NOW));
        assertThat(enrollments.due(NOW.plus(Duration.ofDays(1)), 100)).isEmpty();
        assertThat(enrollments.lease(due.getFirst(), NOW)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsOnce(Stores stores) {
        stores.enrollments().enroll(enrollment());

        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Taken());
        assertThat(stores.ledger().find(claim("1").key()).orElseThrow().settled())
                .isEqualTo(new Settled.Claimed());
        assertThat(stores.ledger().lastRun(ADA, "reactivation"))
                .contains(new Ledger.LastRun(Workbench.ENTRY.id(), NOW));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void releasesOnlyItsOwnClaim(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.ledger().claim(claim("1"));

        stores.ledger().release(claim("2"));
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Taken());
        stores.ledger().release(claim("1"));
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Yours());
        stores.ledger().settle(claim("2").key(), new Settled.Unknown("timeout"), NOW);
        stores.ledger().release(claim("2"));
        assertThat(stores.ledger().claim(claim("3"))).isEqualTo(new Outcome.Taken());
    }

    /** Who got nothing was not in the sequence. */
    @ParameterizedTest
    @MethodSource("stores")
    void aReleasedClaimBeginsNothing(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.ledger().claim(claim("1"));
        stores.ledger().release(claim("1"));
        assertThat(stores.ledger().lastRun(ADA, "reactivation")).isEmpty();

        stores.ledger().begin(enrollment(), NOW.minusSeconds(60));
        var before = stores.ledger().lastRun(ADA, "reactivation");
        assertThat(stores.ledger().claim(claim(stores, "2", enrollment(), before)))
                .isEqualTo(new Outcome.Yours());
        stores.ledger().release(claim(stores, "2", enrollment(), before));
        assertThat(stores.ledger().lastRun(ADA, "reactivation")).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void anAnswerStandsUnlessItWasUnknown(Stores stores) {
        var ledger = stores.ledger();
        var key = claim("1").key();
        ledger.settle(key, new Settled.Accepted("nothing was claimed"), NOW);
        assertThat(ledger.find(key)).isEmpty();

        stores.enrollments().enroll(enrollment());
        ledger.claim(claim("1"));
        ledger.settle(key, new Settled.Unknown("timeout"), NOW);
        ledger.settle(key, new Settled.Accepted("ses-1"), NOW);
        ledger.settle(key, new Settled.Unknown("late"), NOW);
        ledger.settle(key, new Settled.Refused("later"), NOW);

        assertThat(ledger.find(key).orElseThrow().settled()).isEqualTo(new Settled.Accepted("ses-1"));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingForAnEnrollmentThatChanged(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.enrollments().save(enrollment().at(0, NOW, NOW));

        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Outdated());
        assertThat(stores.ledger().find(claim("1").key())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingWhenAnotherRunBegan(Stores stores) {
        var other = Enrollment.of(
                ADA,
                Workbench.ACME,
                Workbench.reactivation(),
                new Entry(Workbench.ACME, Workbench.LENS, "low", 5, NOW),
                NOW);
        stores.enrollments().enroll(enrollment());
        stores.enrollments().enroll(other);
        stores.ledger().claim(claim("1"));

        assertThat(stores.ledger().claim(claim(stores, "2", other, Optional.empty())))
                .isEqualTo(new Outcome.Outdated());
        var seen = stores.ledger().lastRun(ADA, "reactivation");
        assertThat(stores.ledger().claim(claim(stores, "3", other, seen))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingForASuppressedAddress(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.suppressions().add("hash", Optional.empty(), Suppressions.Reason.BOUNCED, NOW);

        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Suppressed());
        assertThat(stores.suppressions().find("hash", ADA)).contains(Suppressions.Reason.BOUNCED);
        assertThat(stores.suppressions().find("other", ADA)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void tellsOfManyWhoIsSuppressed(Stores stores) {
        stores.suppressions().add("bounced", Optional.empty(), Suppressions.Reason.BOUNCED, NOW);
        stores.suppressions().add("else", Optional.of(Id.known("left")), Suppressions.Reason.UNSUBSCRIBED, NOW);
        var asked = new HashMap<Id, String>();
        // More than one call asks for; two have one address.
        IntStream.range(0, 60).forEach(number -> asked.put(Id.known("fine-" + number), "fine-" + number / 2));
        asked.put(Id.known("one"), "bounced");
        asked.put(Id.known("other"), "bounced");
        asked.put(Id.known("left"), "fine");

        assertThat(stores.suppressions().suppressed(asked))
                .containsExactlyInAnyOrder(Id.known("one"), Id.known("other"), Id.known("left"));
        assertThat(stores.suppressions().suppressed(Map.of())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingForAPersonWhoUnsubscribedUnderAnotherAddress(Stores stores) {
        stores.enrollments().enroll(enrollment());
        var first = stores.suppressions().add("other", Optional.of(ADA), Suppressions.Reason.UNSUBSCRIBED, NOW);
        var again = stores.suppressions()
                .add("other", Optional.of(ADA), Suppressions.Reason.UNSUBSCRIBED, NOW.plusSeconds(9));

        assertThat(first).isEqualTo(NOW);
        assertThat(again).isEqualTo(NOW);
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Suppressed());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void choosesOneForAnEntryAndStaysWithThem(Stores stores) {
        var enrollments = stores.enrollments();
        var later = new Entry(Workbench.ACME, Workbench.LENS, "low", 5, NOW);
        var ben = Id.known("ben");

        assertThat(enrollments.choose(Workbench.ACME, "tips", Workbench.ENTRY, ADA))
                .isEqualTo(ADA);
        assertThat(enrollments.choose(Workbench.ACME, "tips", Workbench.ENTRY, ben))
                .isEqualTo(ADA);
        assertThat(enrollments.choose(Workbench.ACME, "tips", later, ben)).isEqualTo(ben);
        assertThat(enrollments.choose(Workbench.ACME, "other", Workbench.ENTRY, ben))
                .isEqualTo(ben);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void notesWhatBecameOfAnEmailThatWasClaimed(Stores stores) {
        var ledger = stores.ledger();
        var key = claim("1").key();
        ledger.note(key, Ledger.Fate.DELIVERED, NOW);
        assertThat(ledger.find(key)).isEmpty();

        stores.enrollments().enroll(enrollment());
        ledger.claim(claim("1"));
        ledger.note(key, Ledger.Fate.CLICKED, NOW);
        ledger.note(key, Ledger.Fate.CLICKED, NOW.plusSeconds(9));
        ledger.note(key, Ledger.Fate.DELIVERED, NOW);
        ledger.settle(key, new Settled.Accepted("ses-1"), NOW);

        assertThat(ledger.find(key).orElseThrow().fates())
                .containsExactlyInAnyOrder(Ledger.Fate.CLICKED, Ledger.Fate.DELIVERED);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingOfATopicThatThePersonStopped(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.suppressions().stop(ADA, "surveys", NOW);
        assertThat(stores.suppressions().stop(ADA, "product-tips", NOW)).isEqualTo(NOW);
        assertThat(stores.suppressions().stop(ADA, "product-tips", NOW.plusSeconds(9)))
                .isEqualTo(NOW);

        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Suppressed());
        stores.suppressions().resume(ADA, "product-tips");
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Yours());
        assertThat(stores.suppressions().preferences(ADA).stopped()).containsOnlyKeys("surveys");
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingForSomebodyWhoPaused(Stores stores) {
        stores.enrollments().enroll(enrollment());
        choose(stores, Preferences.Frequency.EVERYTHING, Optional.of(NOW.plusSeconds(1)));
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Postponed());

        choose(stores, Preferences.Frequency.EVERYTHING, Optional.of(NOW));
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNoMoreThanThePersonWants(Stores stores) {
        choose(stores, Preferences.Frequency.WEEKLY, Optional.empty());
        stores.enrollments().enroll(enrollment());
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());
        stores.ledger().release(claim("1"));
        assertThat(stores.ledger().claim(claim("2"))).as("the same email").isEqualTo(new Outcome.Yours());

        var six = NOW.plus(Duration.ofDays(6));
        assertThat(stores.ledger().claim(another(stores, six))).isEqualTo(new Outcome.Postponed());
        assertThat(stores.suppressions().preferences(ADA).postponed("another", six))
                .map(Preferences.Postponed::until)
                .contains(NOW.plus(Duration.ofDays(7)));
        assertThat(stores.ledger().claim(another(stores, NOW.plus(Duration.ofDays(7)))))
                .isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whoeverWantsEverythingGetsItAlsoWhenClocksDiffer(Stores stores) {
        choose(stores, Preferences.Frequency.EVERYTHING, Optional.empty());
        stores.enrollments().enroll(enrollment());
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());

        assertThat(stores.ledger().claim(another(stores, NOW.minusMillis(5)))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void keepsChoicesAndForgetsThoseTakenBack(Stores stores) {
        stores.suppressions()
                .choose(
                        ADA,
                        new Preferences.Choice(
                                Map.of("surveys", false, "plans", true),
                                Preferences.Frequency.MONTHLY,
                                Optional.of(NOW.plusSeconds(5))),
                        NOW);
        var chosen = stores.suppressions().preferences(ADA);
        assertThat(chosen.stopped()).containsExactly(Map.entry("surveys", NOW));
        assertThat(chosen.frequency()).isEqualTo(Preferences.Frequency.MONTHLY);
        assertThat(chosen.pausedUntil()).contains(NOW.plusSeconds(5));

        stores.suppressions()
                .choose(
                        ADA,
                        new Preferences.Choice(
                                Map.of("surveys", true), Preferences.Frequency.EVERYTHING, Optional.empty()),
                        NOW);
        assertThat(stores.suppressions().preferences(ADA)).isEqualTo(Preferences.NONE);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void liftingOneReasonLeavesTheOthers(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.suppressions().add("hash", Optional.of(ADA), Suppressions.Reason.UNSUBSCRIBED, NOW);
        stores.suppressions().add("hash", Optional.empty(), Suppressions.Reason.BOUNCED, "a full mailbox", NOW);

        assertThat(lift(stores, Suppressions.Reason.UNSUBSCRIBED)).isTrue();
        assertThat(lift(stores, Suppressions.Reason.UNSUBSCRIBED)).isFalse();
        assertThat(stores.suppressions().find("hash", ADA)).contains(Suppressions.Reason.BOUNCED);
        assertThat(stores.suppressions().ofAddress("hash"))
                .containsExactly(new Suppressions.Entry(Suppressions.Reason.BOUNCED, NOW, "a full mailbox"));
        assertThat(stores.suppressions().ofPerson(ADA)).isEmpty();
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Suppressed());

        assertThat(lift(stores, Suppressions.Reason.BOUNCED)).isTrue();
        assertThat(stores.suppressions().suppressed(Map.of(ADA, "hash"))).isEmpty();
        assertThat(stores.ledger().claim(claim("2"))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void aClaimAsksUnderAllIdsOfThePerson(Stores stores) {
        var before = Id.known("ada-before");
        stores.enrollments().enroll(enrollment());

        stores.suppressions().add("another", Optional.of(before), Suppressions.Reason.UNSUBSCRIBED, NOW);
        assertThat(stores.ledger().claim(besides(before))).isEqualTo(new Outcome.Suppressed());
        stores.suppressions()
                .lift("another", Optional.of(before), Suppressions.Reason.UNSUBSCRIBED, "asked by phone", NOW);
        stores.suppressions().stop(before, "product-tips", NOW);
        assertThat(stores.ledger().claim(besides(before))).isEqualTo(new Outcome.Suppressed());
        stores.suppressions().resume(before, "product-tips");
        stores.suppressions()
                .choose(
                        before,
                        new Preferences.Choice(
                                Map.of(), Preferences.Frequency.EVERYTHING, Optional.of(NOW.plusSeconds(1))),
                        NOW);
        assertThat(stores.ledger().claim(besides(before))).isEqualTo(new Outcome.Postponed());
        stores.suppressions()
                .choose(before, new Preferences.Choice(Map.of(), Preferences.Frequency.WEEKLY, Optional.empty()), NOW);
        assertThat(stores.ledger().claim(besides(before))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatWentToAnotherIdOfThePersonCounts(Stores stores) {
        var before = Id.known("ada-before");
        var theirs = Enrollment.of(before, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, NOW);
        stores.enrollments().enroll(enrollment());
        stores.enrollments().enroll(theirs);
        var other = new Ledger.Key(before, "reactivation", "reactivation-2", Workbench.ENTRY.id());
        assertThat(stores.ledger().claim(claim(other, theirs, List.of()))).isEqualTo(new Outcome.Yours());

        assertThat(stores.ledger().claim(besides(before))).isEqualTo(new Outcome.Postponed());
        var known = stores.suppressions().preferences(ADA, Set.of(before)).emails();
        assertThat(known).containsExactly(new Preferences.Email(before, other.record(), NOW));
        stores.suppressions()
                .choose(before, new Preferences.Choice(Map.of(), Preferences.Frequency.WEEKLY, Optional.empty()), NOW);
        assertThat(stores.ledger().claim(besides(before, known))).isEqualTo(new Outcome.Postponed());
        stores.suppressions()
                .choose(
                        before,
                        new Preferences.Choice(Map.of(), Preferences.Frequency.EVERYTHING, Optional.empty()),
                        NOW);
        assertThat(stores.ledger().claim(besides(before, known))).isEqualTo(new Outcome.Yours());
        assertThat(stores.suppressions().preferences(ADA).emails())
                .extracting(Preferences.Email::to)
                .containsExactly(ADA);
    }

    /** Who has the address may be two people; the inbox is one. */
    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingWhenTheAddressGotAnotherSinceTheGateLooked(Stores stores) {
        var bob = Id.known("bob");
        var his = Enrollment.of(bob, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, NOW);
        stores.enrollments().enroll(enrollment());
        stores.enrollments().enroll(his);
        var key = new Ledger.Key(bob, "reactivation", "reactivation-2", Workbench.ENTRY.id());
        var first = new Ledger.Claim(
                key, "5", "hash", "product-tips", his, Optional.empty(), List.of(), List.of(), true, NOW);
        assertThat(stores.ledger().claim(first)).isEqualTo(new Outcome.Yours());

        assertThat(stores.suppressions().inbox("hash")).containsExactly(new Preferences.Email(bob, key.record(), NOW));
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Postponed());

        stores.ledger().release(first);
        assertThat(stores.suppressions().inbox("hash")).isEmpty();
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());
        stores.suppressions().erase(ADA, Set.of("hash"), NOW);
        assertThat(stores.suppressions().inbox("hash")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theSameEmailIsNotSentUnderAnotherIdOfThePersonAgain(Stores stores) {
        var before = Id.known("ada-before");
        var theirs = Enrollment.of(before, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, NOW);
        stores.enrollments().enroll(enrollment());
        stores.enrollments().enroll(theirs);
        var same = new Ledger.Key(before, "reactivation", "reactivation-1", Workbench.ENTRY.id());
        assertThat(stores.ledger().claim(claim(same, theirs, List.of()))).isEqualTo(new Outcome.Yours());

        var known = stores.suppressions().preferences(ADA, Set.of(before)).emails();
        assertThat(stores.ledger().claim(besides(before, known))).isEqualTo(new Outcome.Taken());
    }

    private static Ledger.Claim claim(Ledger.Key key, Enrollment enrollment, List<Preferences.Email> earlier) {
        return new Ledger.Claim(
                key, "8", "another hash", "product-tips", enrollment, Optional.empty(), earlier, List.of(), true, NOW);
    }

    private static Ledger.Claim besides(Id id) {
        return besides(id, List.of());
    }

    private static Ledger.Claim besides(Id id, List<Preferences.Email> earlier) {
        var key = new Ledger.Key(ADA, "reactivation", "reactivation-1", Workbench.ENTRY.id());
        return new Ledger.Claim(
                key,
                "7",
                "hash",
                Set.of(id),
                "product-tips",
                enrollment(),
                Optional.empty(),
                earlier,
                List.of(),
                true,
                List.of(new Ledger.Quota("trial#reactivation-1", 100)),
                NOW);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whoWasErasedIsNotMailedAndNothingElseIsKnownOfThem(Stores stores) {
        stores.enrollments().enroll(enrollment());
        choose(stores, Preferences.Frequency.WEEKLY, Optional.empty());
        stores.suppressions().add("hash", Optional.of(ADA), Suppressions.Reason.UNSUBSCRIBED, "by phone", NOW);

        stores.suppressions().erase(ADA, Set.of("hash", "former"), NOW);
        stores.suppressions().erase(ADA, Set.of("hash"), NOW.plusSeconds(9));
        stores.suppressions().forget(ADA);

        var erased = new Suppressions.Entry(Suppressions.Reason.ERASED, NOW, "");
        assertThat(stores.suppressions().ofPerson(ADA)).containsExactly(erased);
        assertThat(stores.suppressions().ofAddress("former")).containsExactly(erased);
        assertThat(stores.suppressions().preferences(ADA)).isEqualTo(Preferences.NONE);
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Suppressed());
    }

    private static boolean lift(Stores stores, Suppressions.Reason reason) {
        return stores.suppressions().lift("hash", Optional.of(ADA), reason, "asked by phone", NOW);
    }

    private static void choose(Stores stores, Preferences.Frequency frequency, Optional<Instant> pausedUntil) {
        stores.suppressions().choose(ADA, new Preferences.Choice(Map.of(), frequency, pausedUntil), NOW);
    }

    private static Ledger.Claim another(Stores stores, Instant at) {
        var key = new Ledger.Key(ADA, "reactivation", "reactivation-2", Workbench.ENTRY.id());
        return new Ledger.Claim(
                key,
                "9",
                "hash",
                "product-tips",
                enrollment(),
                Optional.empty(),
                stores.suppressions().preferences(ADA).emails(),
                stores.suppressions().inbox("hash"),
                true,
                at);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingWhenAnotherEmailWasClaimedSinceTheGateLooked(Stores stores) {
        stores.enrollments().enroll(enrollment());
        var before = another(stores, NOW.plusSeconds(60));
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());

        assertThat(stores.ledger().claim(before)).isEqualTo(new Outcome.Postponed());
        assertThat(stores.ledger().claim(another(stores, NOW.plusSeconds(60)))).isEqualTo(new Outcome.Yours());
        assertThat(stores.suppressions().preferences(ADA).emails())
                .extracting(Preferences.Email::at)
                .containsExactly(NOW, NOW.plusSeconds(60));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void claimsNothingWhileSendingIsStopped(Stores stores) {
        stores.enrollments().enroll(enrollment());
        assertThat(stores.killSwitch().isOn()).isFalse();
        var stop = stores.killSwitch().turnOn("a slip in the footer", NOW);
        assertThat(stores.killSwitch().turnOn("another word", NOW.plusSeconds(9)))
                .isEqualTo(stop);

        assertThat(stores.killSwitch().stop()).contains(new KillSwitch.Stop(NOW, "a slip in the footer"));
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Stopped());

        stores.killSwitch().turnOff();
        stores.killSwitch().turnOff();
        assertThat(stores.killSwitch().isOn()).isFalse();
        assertThat(stores.ledger().claim(claim("1"))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theSameAnswerKeepsItsTimeAndAnotherIsLater(Stores stores) {
        var survey = new Grant.Survey(ADA, "nps-survey", "nps-survey", Workbench.ENTRY.id());
        var next = new Grant.Survey(ADA, "nps-survey", "nps-survey", "u:ada/survey_due/3");
        var later = NOW.plusSeconds(9);

        assertThat(stores.answers().note(survey, new NpsAnswer(9, "Good"), NOW)).isEqualTo(NOW);
        assertThat(stores.answers().note(survey, new NpsAnswer(9, "Good"), later))
                .isEqualTo(NOW);
        assertThat(stores.answers().note(next, new NpsAnswer(9, "Good"), later)).isEqualTo(later);
        assertThat(stores.answers().note(survey, new NpsAnswer(9, ""), later)).isEqualTo(later);
        assertThat(stores.answers().note(survey, new NpsAnswer(9, "Good"), later.plusSeconds(1)))
                .isEqualTo(later.plusSeconds(1));
    }

    @Test
    void theOtherToolIsSettledOnce() {
        var control = DynamoLocal.table("name");
        var otherTool = new DynamoOtherTool(DynamoLocal.client(), control, Clock.fixed(NOW, ZoneOffset.UTC));
        assertThat(otherTool.isSettled()).isFalse();

        otherTool.settle("waived by Ada: there was none");
        otherTool.settle("waived by Bob");

        assertThat(otherTool.isSettled()).isTrue();
        assertThat(DynamoLocal.client()
                        .getItem(get -> get.tableName(control).key(Map.of("name", AttributeValue.fromS("other-tool"))))
                        .item()
                        .get("how"))
                .isEqualTo(AttributeValue.fromS("waived by Ada: there was none"));
    }

    @Test
    void theFirstSigningKeyIsMadeOnceAndStays() {
        var keys = new DynamoSigningKeys(DynamoLocal.client(), DynamoLocal.table("name"));
        keys.makeFirst();
        var made = keys.current();

        keys.makeFirst();

        assertThat(keys.current().secret()).isEqualTo(made.secret()).hasSize(32);
        assertThat(keys.find("2")).isEmpty();
    }

    @Test
    void aRotatedSigningKeyLeavesOldLinksValidUntilItIsRetired() {
        var keys = new DynamoSigningKeys(DynamoLocal.client(), DynamoLocal.table("name"));
        keys.makeFirst();
        var grant = new Grant.Unsubscribe(ADA, "hash", "reactivation");
        var before = token(new SignedLinks(keys, "").to(grant));

        assertThat(keys.rotate()).isEqualTo(2);
        var after = token(new SignedLinks(keys, "").to(grant));

        assertThat(before).startsWith("1.");
        assertThat(after).startsWith("2.");
        var links = new SignedLinks(keys, "");
        assertThat(links.verify(Grant.Unsubscribe.class, before)).contains(grant);
        assertThat(links.verify(Grant.Unsubscribe.class, after)).contains(grant);
        assertThatThrownBy(() -> keys.retire(2)).hasMessageContaining("rotate first");

        keys.retire(1);
        assertThat(new SignedLinks(keys, "").verify(Grant.Unsubscribe.class, before))
                .isEmpty();
        assertThat(keys.rotate()).isEqualTo(3);
        assertThat(new SignedLinks(keys, "").verify(Grant.Unsubscribe.class, after))
                .contains(grant);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void anAnswerNeverTakesBackWhatMoreIsKnown(Stores stores) {
        stores.enrollments().enroll(enrollment());
        stores.ledger().claim(claim("1"));
        var key = claim("1").key();
        var growing = List.of(
                new Settled.Claimed(),
                new Settled.Unknown("timeout"),
                new Settled.Accepted("ses-1"),
                new Settled.Rejected("virus"));

        for (var next = 1; next < growing.size(); next++) {
            stores.ledger().settle(key, growing.get(next), NOW);
            for (var known = 1; known < growing.size(); known++) {
                if (known <= next) {
                    stores.ledger().settle(key, growing.get(known), NOW);
                }
            }
            assertThat(stores.ledger().find(key).orElseThrow().settled()).isEqualTo(growing.get(next));
        }
    }

    @ParameterizedTest
    @MethodSource("stores")
    void anAddressIsUnreachableWithTheThirdEmailThatComesBackWithinFourteenDays(Stores stores) {
        var suppressions = stores.suppressions();
        suppressions.softBounce("soft", "ses-1", NOW);
        suppressions.softBounce("soft", "ses-2", NOW.plus(Duration.ofDays(10)));
        suppressions.softBounce("soft", "ses-2", NOW.plus(Duration.ofDays(10)));
        suppressions.softBounce("soft", "ses-2", NOW.plus(Duration.ofDays(11)));
        suppressions.softBounce("soft", "ses-3", NOW.plus(Duration.ofDays(15)));
        assertThat(suppressions.find("soft", ADA)).isEmpty();

        suppressions.softBounce("soft", "ses-4", NOW.plus(Duration.ofDays(24)));
        assertThat(suppressions.ofAddress("soft"))
                .containsExactly(
                        new Suppressions.Entry(Suppressions.Reason.UNREACHABLE, NOW.plus(Duration.ofDays(24)), ""));

        suppressions.lift("soft", Optional.empty(), Suppressions.Reason.UNREACHABLE, "it works again", NOW);
        suppressions.softBounce("soft", "ses-5", NOW.plus(Duration.ofDays(25)));
        assertThat(suppressions.find("soft", ADA)).isEmpty();
    }

    private static String token(String link) {
        return link.substring(link.indexOf("t=") + 2);
    }

    private static Stores inMemory() {
        var killSwitch = new MemoryKillSwitch();
        var enrollments = new MemoryEnrollments();
        var suppressions = new MemorySuppressions();
        return new Stores(
                "in memory",
                enrollments,
                new MemoryLedger(enrollments, suppressions, killSwitch),
                suppressions,
                new MemoryNpsAnswers(),
                killSwitch);
    }

    private static Stores inDynamo() {
        var dynamo = DynamoLocal.client();
        var lifecycle = DynamoLocal.table("person", "record", "due", "shard", "dueAt");
        var suppression = DynamoLocal.table("address");
        var control = DynamoLocal.table("name");
        return new Stores(
                "in DynamoDB",
                new DynamoEnrollments(dynamo, lifecycle),
                new DynamoLedger(dynamo, lifecycle, suppression, control),
                new DynamoSuppressions(dynamo, suppression, lifecycle),
                new DynamoNpsAnswers(dynamo, lifecycle),
                new DynamoKillSwitch(dynamo, control));
    }

    private static Enrollment found(Stores stores) {
        return stores.enrollments().find(ADA, enrollment().record()).orElseThrow();
    }

    private static Enrollment enrollment() {
        return Enrollment.of(ADA, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, NOW);
    }

    /** By somebody who has read nothing of earlier emails. */
    private static Ledger.Claim claim(String id) {
        return claim(id, enrollment(), Optional.empty(), List.of(), List.of());
    }

    private static Ledger.Claim claim(
            Stores stores, String id, Enrollment enrollment, Optional<Ledger.LastRun> lastRun) {
        return claim(
                id,
                enrollment,
                lastRun,
                stores.suppressions().preferences(ADA).emails(),
                stores.suppressions().inbox("hash"));
    }

    private static Ledger.Claim claim(
            String id,
            Enrollment enrollment,
            Optional<Ledger.LastRun> lastRun,
            List<Preferences.Email> earlier,
            List<Preferences.Email> inbox) {
        var key = new Ledger.Key(
                ADA, "reactivation", "reactivation-1", enrollment.entry().id());
        return new Ledger.Claim(key, id, "hash", "product-tips", enrollment, lastRun, earlier, inbox, true, NOW);
    }
}
