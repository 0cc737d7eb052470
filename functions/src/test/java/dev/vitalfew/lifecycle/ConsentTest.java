package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Rivals;
import dev.vitalfew.lifecycle.recipients.Consent;
import dev.vitalfew.lifecycle.recipients.Recipients;
import dev.vitalfew.lifecycle.send.Production;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.model.ConsentRules;
import dev.vitalfew.model.ConsentRules.Need;
import dev.vitalfew.model.Topic;
import dev.vitalfew.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who agreed to what, and what recipients chose: each refusal is recorded with a reason of its own. */
class ConsentTest {

    private final Workbench bench = new Workbench();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // country, consent, plan, what is recorded; nothing: sent
                "       |                   |         |",
                "US     |                   |         |",
                "DE     |                   |         | DE asks for consent, none is stated, and the recipient is not"
                        + " seen to be a customer",
                "Germany| maybe             |         | DE asks for consent, none is stated, and the recipient is not"
                        + " seen to be a customer",
                "DE     |                   | starter |",
                "DE     | existing_customer |         |",
                "DE     | express           |         |",
                "DE     | true              |         |",
                "US     | none              | starter | trait consent is none",
                "       | withdrawn         |         | trait consent is withdrawn",
                "US     | false             |         | trait consent is false",
            })
    void asksForWhatTheCountryAsksFor(String country, String consent, String plan, String recorded) {
        says("country", country);
        says("consent", consent);
        says("plan", plan);

        run();

        assertThat(bench.outbox.sent).hasSize(recorded == null ? 1 : 0);
        assertThat(reason()).isEqualTo(Optional.ofNullable(recorded));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EXPRESS          |                   | consent.yaml asks for express consent, and none is stated",
                "EXPRESS          | existing_customer | consent.yaml asks for express consent, and none is stated",
                "EXPRESS          | express           |",
                "SIMILAR_PRODUCTS | existing_customer | consent.yaml asks for express consent to emails about surveys,"
                        + " which is not about similar products",
                "SIMILAR_PRODUCTS | express           |",
                "EXISTING_CUSTOMER|                   |",
            })
    void asksForExpressConsentWhereNothingLessWillDo(Need need, String consent, String recorded) {
        says("consent", consent);
        var recipient = new Recipients(
                        bench.people,
                        (_, _, _) -> false,
                        bench.suppressions,
                        bench.ledger,
                        new Consent(
                                new ConsentRules(need, Map.of()),
                                new Topics(
                                        List.of(new Topic("surveys", Map.of(), Map.of(), false)),
                                        Map.of("nps", "surveys"))),
                        bench.otherTool,
                        new Rivals(bench.enrollments, bench.sequences, bench.editions(), _ -> false))
                .of(
                        Enrollment.of(
                                Workbench.ADA,
                                Workbench.ACME,
                                Workbench.reactivation(),
                                Workbench.ENTRY,
                                Workbench.TUESDAY),
                        Optional.empty());

        assertThat(recipient.refusal("surveys")).isEqualTo(Optional.ofNullable(recorded));
    }

    @Test
    void whatWasSaidBeforeTwoBecameOneHolds() {
        var before = Id.known("ada-before");
        bench.people.besides = Set.of(before);
        bench.suppressions.add("hash of another address", Optional.of(before), Reason.UNSUBSCRIBED, Workbench.TUESDAY);

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains("unsubscribed");
    }

    @Test
    void aTopicStoppedBeforeTwoBecameOneStaysSo() {
        var before = Id.known("ada-before");
        bench.people.besides = Set.of(before);
        bench.suppressions.stop(before, "product-tips", Workbench.TUESDAY);

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains("wants no emails about product-tips since 2026-11-24T09:00:00Z");
    }

    @Test
    void whoIsKnownByMoreIdsThanAClaimCanAskGetsNothing() {
        bench.people.besides =
                IntStream.range(0, 40).mapToObj(i -> Id.known("ada-" + i)).collect(Collectors.toSet());

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains("is known by 41 ids, more than 40");
    }

    @Test
    void outsideProductionOnlyThoseGetEmailsWhoAreNamed() {
        bench.allowed = "eve@example.com"::equals;

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains(Production.ELSEWHERE);
    }

    @Test
    void aStoppedTopicEndsItsSequences() {
        bench.suppressions.stop(Workbench.ADA, "product-tips", Workbench.TUESDAY);

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains("wants no emails about product-tips since 2026-11-24T09:00:00Z");
    }

    @Test
    void anotherTopicDoesNot() {
        bench.suppressions.stop(Workbench.ADA, "surveys", Workbench.TUESDAY);

        run();

        assertThat(bench.outbox.sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "NEVER_CONTACT, never contact",
        "ERASED, erased",
        "COMPLAINED, complained",
        "BOUNCED, bounced",
        "UNSUBSCRIBED, unsubscribed"
    })
    void whatIsSaidAgainstTheAddressIsRecorded(Reason reason, String recorded) {
        bench.suppressions.add(Addresses.hash("ada@example.com"), Optional.empty(), reason, Workbench.TUESDAY);

        run();

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(reason()).contains(recorded);
    }

    @Test
    void nothingGoesOutBeforeTheOtherToolsUnsubscribesAreHere() {
        bench.otherToolIsSettled = false;

        run();
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text()).isEqualTo(OtherTool.REASON);

        bench.otherTool.settle("waived by Ada");
        bench.pass(Duration.ofHours(1));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void aPauseMakesEmailsWaitAndLoseNothing() {
        choose(Preferences.Frequency.EVERYTHING, Optional.of(Workbench.TUESDAY.plus(Duration.ofDays(7))));

        run();
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text())
                .isEqualTo("paused by the recipient until 2026-12-01T09:00:00Z");

        bench.pass(Duration.ofDays(7));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void whoeverWantsOneEmailAMonthGetsTheNextThirtyDaysLater() {
        choose(Preferences.Frequency.MONTHLY, Optional.empty());

        run();
        bench.pass(Duration.ofDays(8));
        assertThat(bench.outbox.sent).hasSize(1);
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text())
                .isEqualTo("the recipient wants emails monthly at most");

        bench.pass(Duration.ofDays(22));
        assertThat(bench.outbox.sent).hasSize(2);
    }

    private void choose(Preferences.Frequency frequency, Optional<java.time.Instant> pausedUntil) {
        bench.suppressions.choose(
                Workbench.ADA, new Preferences.Choice(Map.of(), frequency, pausedUntil), Workbench.TUESDAY);
    }

    private void says(String trait, String value) {
        if (value != null) {
            bench.people.says(trait, new TextNode(value));
        }
    }

    private void run() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
    }

    private Optional<String> reason() {
        return bench.enrollment(Workbench.ADA).state() instanceof Enrollment.State.Exited(var reason, var _)
                ? Optional.of(reason)
                : Optional.empty();
    }
}
