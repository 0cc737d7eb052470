package dev.vitalfew.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.events.Event;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.enrollments.Mrr;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Claim;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.ledger.MemoryLedger;
import dev.vitalfew.lifecycle.ledger.MemoryMarks;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.lifecycle.suppressions.Suppressions.Reason;
import dev.vitalfew.rules.What;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedbackTest {

    private static final String PERSON = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15";
    private static final Instant LATER = Told.SENT.plus(Duration.ofHours(1));
    private static final String HASH = Addresses.hash("ada@example.com");

    private final MemorySuppressions suppressions = new MemorySuppressions();
    private final MemoryMarks marks = new MemoryMarks();
    private final MemoryLog log = new MemoryLog();
    private final MemoryEnrollments enrollments = new MemoryEnrollments();
    private final MemoryLedger ledger = new MemoryLedger(enrollments, suppressions, () -> false);
    private final Feedback feedback =
            new Feedback(ledger, suppressions, marks, log, Clock.fixed(LATER, ZoneOffset.UTC));

    @ParameterizedTest
    @CsvSource({
        "Permanent, General, bounced, a server said never",
        "Permanent, NoEmail, bounced, nobody is there",
        "Permanent, Suppressed, bounced, it bounced for everybody",
        "Permanent, OnAccountSuppressionList, bounced, it bounced before",
        "Transient, MailboxFull, '', once is nothing",
        "Transient, General, '', once is nothing",
        "Undetermined, Undetermined, '', once is nothing",
    })
    void anAddressThatIsNoneIsSuppressedAtOnce(String type, String subType, String reason, String why) {
        feedback.take(Told.bounced("ses-1", LATER, type, subType, ",\"status\":\"5.0.0\""));

        assertThat(reasons()).isEqualTo(reason.isEmpty() ? Set.of() : Set.of(reason));
        assertThat(events()).containsExactly("Email Bounced");
    }

    @ParameterizedTest
    @CsvSource({
        "MailboxFull, ',\"status\":\"4.2.2\"', unreachable",
        "General, ',\"diagnosticCode\":\"smtp; 451 try later\"', unreachable",
        "General, '', ''",
        "MessageTooLarge, ',\"status\":\"5.3.4\"', ''",
        "ContentRejected, ',\"status\":\"5.7.1\"', ''",
    })
    void threeEmailsThatCameBackWithinFourteenDaysEndItWhenTheySayThatNobodyIsReached(
            String subType, String reported, String reason) {
        for (var day = 0; day < 3; day++) {
            var bounce = Told.bounced("ses-" + day, LATER.plus(Duration.ofDays(day)), "Transient", subType, reported);
            feedback.take(bounce);
            feedback.take(bounce);
        }

        assertThat(reasons()).isEqualTo(reason.isEmpty() ? Set.of() : Set.of(reason));
    }

    @Test
    void anAbsenceNoteIsNoBounce() {
        feedback.take(Told.bounced("ses-1", LATER, "Transient", "General", ""));

        assertThat(reasons()).isEmpty();
        assertThat(events()).containsExactly("Email Auto-Replied");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"complaintFeedbackType\":\"abuse\",', complained, Email Marked as Spam",
        "'', complained, Email Marked as Spam",
        "'\"complaintSubType\":\"OnAccountSuppressionList\",', complained, Email Marked as Spam",
        "'\"complaintFeedbackType\":\"not-spam\",', '', ''",
    })
    void whoComplainsIsNotMailedAgain(String how, String reason, String event) {
        feedback.take(Told.complained("ses-1", how));

        assertThat(reasons()).isEqualTo(reason.isEmpty() ? Set.of() : Set.of(reason));
        assertThat(suppressions.find("another address", Id.known("ada")).map(Suppressions.Reason::word))
                .isEqualTo(Optional.of(reason).filter(said -> !said.isEmpty()));
        assertThat(events()).isEqualTo(event.isEmpty() ? List.of() : List.of(event));
    }

    @Test
    void everyKindOfReportIsUnderstood() {
        for (var report : List.of(
                Told.sent("ses-1"),
                Told.delivered("ses-1"),
                Told.delayed("ses-1"),
                Told.rejected("ses-1"),
                Told.notRendered("ses-2"),
                Told.opened("ses-1", LATER, PERSON),
                Told.clicked("ses-1", LATER, PERSON),
                Told.subscribed("ses-1", false))) {
            feedback.take(report);
        }

        assertThat(events())
                .containsExactlyInAnyOrder(
                        "Email Delivered",
                        "Email Delayed",
                        "Email Rejected",
                        "Email Rejected",
                        "Email Opened",
                        "Email Link Clicked");
        assertThat(reasons()).isEmpty();
        feedback.take(Told.subscribed("ses-1", true));
        assertThat(reasons()).containsExactly("unsubscribed");
        assertThat(suppressions.ofPerson(Id.known("ada")))
                .extracting(Suppressions.Entry::reason)
                .containsExactly(Reason.UNSUBSCRIBED);
    }

    @ParameterizedTest
    @CsvSource({
        "PT9.999S, a person's, true, sooner than anybody can read",
        "PT10S, a person's, false, a quick reader",
        "PT1H, Mozilla/5.0, true, Apple's name alone",
        "PT1H, Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy), true, Gmail's proxy",
        "PT1H, Barracuda Sentinel (EE), true, a scanner",
        "PT1H, python-requests/2.31, true, a script",
        "PT1H, '', true, who has no name is no browser",
        "PT1H, a person's, false, a reader",
    })
    void whatAProgramClicksCountsAsNoClick(Duration after, String name, boolean machine, String why) {
        claim();
        feedback.take(Told.clicked("ses-1", Told.SENT.plus(after), name.equals("a person's") ? PERSON : name));

        var clicked = logged().getFirst();
        var counted =
                new What.Mail("Email Link Clicked", Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
        assertThat(counted.fits(clicked.event(), true)).isEqualTo(!machine);
        assertThat(((Event.Track) clicked.event()).properties().containsKey("machine"))
                .isEqualTo(machine);
        assertThat(ledger.find(Told.KEY).orElseThrow().fates())
                .containsExactly(machine ? Ledger.Fate.CLICKED_BY_MACHINE : Ledger.Fate.CLICKED);
    }

    @Test
    void opensOfProxiesAreNotedAsSuch() {
        feedback.take(Told.opened("ses-1", LATER, "Mozilla/5.0"));
        feedback.take(Told.opened("ses-2", LATER, PERSON));

        assertThat(logged())
                .extracting(entry -> ((Event.Track) entry.event()).properties().containsKey("machine"))
                .containsExactlyInAnyOrder(true, false);
    }

    /** Each permutation of four reports that come twice each, of which two disagree about whether the email went out. */
    @Test
    void reportsMayComeInAnyOrderAndTwice() {
        var reports = List.of(
                Told.sent("ses-1"),
                Told.rejected("ses-1"),
                Told.clicked("ses-1", LATER, PERSON),
                Told.bounced("ses-1", LATER, "Transient", "MailboxFull", ",\"status\":\"4.2.2\""));
        var expected = new FeedbackTest().stateAfter(reports);
        assertThat(expected.get("settled")).isEqualTo(new Settled.Rejected("Bad content"));

        var orders = new int[1];
        permute(new int[] {2, 2, 2, 2}, new ArrayList<>(), order -> {
            orders[0]++;
            var told = order.stream().map(reports::get).toList();
            assertThat(new FeedbackTest().stateAfter(told))
                    .as("order %s", order)
                    .isEqualTo(expected);
        });
        assertThat(orders[0]).isEqualTo(2520);
    }

    @Test
    void reportsOfSeveralEmailsMayComeInAnyOrderAndTwice() {
        var reports = List.of(
                Told.bounced("ses-1", LATER, "Transient", "MailboxFull", ",\"status\":\"4.2.2\""),
                Told.bounced("ses-2", LATER.plusSeconds(1), "Transient", "MailboxFull", ",\"status\":\"4.2.2\""),
                Told.bounced("ses-3", LATER.plusSeconds(2), "Transient", "MailboxFull", ",\"status\":\"4.2.2\""),
                Told.complained("ses-1", ""));
        var expected = new FeedbackTest().answered().stateAfter(reports);
        assertThat(expected.get("reasons")).isEqualTo(Set.of("unreachable", "complained"));

        permute(new int[] {2, 2, 2, 2}, new ArrayList<>(), order -> assertThat(new FeedbackTest()
                        .answered()
                        .stateAfter(order.stream().map(reports::get).toList()))
                .as("order %s", order)
                .isEqualTo(expected));
    }

    /** With the mail service's answer to the call. */
    private FeedbackTest answered() {
        claim();
        ledger.settle(Told.KEY, new Settled.Accepted("ses-1"), Told.SENT);
        return this;
    }

    private Map<String, Object> stateAfter(List<String> reports) {
        claim();
        reports.forEach(feedback::take);
        var state = new HashMap<String, Object>();
        state.put("settled", ledger.find(Told.KEY).orElseThrow().settled());
        state.put("reasons", reasons());
        state.put("counted", marks.tally(Told.SENT, LATER));
        state.put("events", logged().stream().map(LogEntry::key).toList());
        return state;
    }

    private void claim() {
        var entry = new Entry(Id.account("acme"), "behavioural_segment", "low", 3, Told.SENT);
        var enrollment = new Enrollment(
                Told.KEY.person(),
                Id.account("acme"),
                Told.KEY.sequence(),
                "1",
                entry,
                Enrollment.Draw.NOT_YET,
                0,
                Told.SENT,
                new Enrollment.State.Active(Told.SENT),
                Optional.empty(),
                Optional.empty(),
                Mrr.UNKNOWN,
                List.of(),
                1);
        enrollments.enroll(enrollment);
        ledger.claim(new Claim(
                Told.KEY,
                "1",
                HASH,
                "product-tips",
                enrollment,
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                Told.SENT));
    }

    /** Every order in which so many of each can come. */
    private static void permute(int[] left, List<Integer> order, Consumer<List<Integer>> each) {
        if (Arrays.stream(left).sum() == 0) {
            each.accept(List.copyOf(order));
        }
        for (var next = 0; next < left.length; next++) {
            if (left[next] > 0) {
                left[next]--;
                order.add(next);
                permute(left, order, each);
                order.removeLast();
                left[next]++;
            }
        }
    }

    private Set<String> reasons() {
        var words = new TreeSet<String>();
        suppressions.ofAddress(HASH).forEach(entry -> words.add(entry.reason().word()));
        return words;
    }

    private List<LogEntry> logged() {
        return log.read(Id.known("ada"), Told.SENT.minusSeconds(1), LATER.plus(Duration.ofDays(30)))
                .toList();
    }

    private List<String> events() {
        return logged().stream()
                .map(entry -> ((Event.Track) entry.event()).event())
                .toList();
    }
}
