package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.MemoryEnrollments;
import dev.vitalfew.lifecycle.ledger.Breaker;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.DynamoMarks;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Outcome;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.ledger.Marks;
import dev.vitalfew.lifecycle.ledger.Marks.Kind;
import dev.vitalfew.lifecycle.ledger.MemoryLedger;
import dev.vitalfew.lifecycle.ledger.MemoryMarks;
import dev.vitalfew.lifecycle.ledger.Tally;
import dev.vitalfew.lifecycle.suppressions.MemorySuppressions;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is counted, and how claims obey it, in memory and in DynamoDB. */
class MarksTest {

    private static final Instant NOW = Workbench.TUESDAY;

    private record Stores(String name, Enrollments enrollments, Ledger ledger, Marks marks) {
        @Override
        public String toString() {
            return name;
        }

        Ledger.Claim claim(String person, boolean counts, Ledger.Quota... quotas) {
            var enrollment =
                    Enrollment.of(Id.known(person), Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, NOW);
            enrollments.enroll(enrollment);
            return new Ledger.Claim(
                    key(person),
                    person,
                    "hash of " + person,
                    Set.of(),
                    "product-tips",
                    enrollment,
                    Optional.empty(),
                    List.of(),
                    List.of(),
                    counts,
                    List.of(quotas),
                    NOW);
        }
    }

    static List<Stores> stores() {
        var enrollments = new MemoryEnrollments();
        var marks = new MemoryMarks();
        var dynamo = DynamoLocal.client();
        var lifecycle = DynamoLocal.table("person", "record", "due", "shard", "dueAt");
        var control = DynamoLocal.table("name");
        return List.of(
                new Stores(
                        "in memory",
                        enrollments,
                        new MemoryLedger(enrollments, new MemorySuppressions(), () -> false, marks),
                        marks),
                new Stores(
                        "in DynamoDB",
                        new DynamoEnrollments(dynamo, lifecycle),
                        new DynamoLedger(dynamo, lifecycle, DynamoLocal.table("address"), control),
                        new DynamoMarks(dynamo, control, lifecycle)));
    }

    @ParameterizedTest
    @MethodSource("stores")
    void countsAnEmailOnceForEachKindInItsHour(Stores stores) {
        var marks = stores.marks();
        for (var person : List.of("ada", "bob", "eve")) {
            stores.ledger().claim(stores.claim(person, true));
            assertThat(marks.count(key(person), Kind.SENT, NOW)).isTrue();
            assertThat(marks.count(key(person), Kind.SENT, NOW.plusSeconds(7200)))
                    .isFalse();
        }
        marks.count(key("ada"), Kind.BOUNCED, NOW.plus(Duration.ofHours(15)));
        marks.count(key("ada"), Kind.BOUNCED, NOW.plus(Duration.ofHours(16)));
        marks.count(key("bob"), Kind.COMPLAINED, NOW.plus(Duration.ofHours(20)));

        assertThat(marks.tally(NOW, NOW.plus(Duration.ofHours(20)))).isEqualTo(new Tally(3, 1, 1));
        assertThat(marks.tally(NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofHours(20))))
                .isEqualTo(new Tally(0, 1, 1));
        assertThat(marks.tally(NOW, NOW.plus(Duration.ofHours(14)))).isEqualTo(new Tally(3, 0, 0));
        assertThat(marks.trial("reactivation-1").tally()).isEqualTo(new Tally(0, 1, 1));
    }

    /** The first recipients of a new email say something of it only when they got it. */
    @ParameterizedTest
    @MethodSource("stores")
    void aClaimThatIsReleasedGivesBackWhatItUsedUp(Stores stores) {
        var trial = new Ledger.Quota(Ledger.Quota.trial("reactivation-1"), 1);
        var day = new Ledger.Quota("warm-up#2026-11-24", 1);
        var claim = stores.claim("ada", true, trial, day);
        assertThat(stores.ledger().claim(claim)).isEqualTo(new Outcome.Yours());
        stores.ledger().release(claim);
        stores.ledger().release(claim);

        assertThat(stores.marks().trial("reactivation-1").used()).isZero();
        assertThat(stores.marks().used(day.name())).isZero();
        assertThat(stores.ledger().claim(stores.claim("bob", true, trial, day))).isEqualTo(new Outcome.Yours());
        stores.ledger().settle(key("bob"), new Settled.Unknown("timeout"), NOW);
        stores.ledger().release(stores.claim("bob", true, trial, day));
        assertThat(stores.marks().used(day.name())).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("stores")
    void neverClaimsMoreThanAQuota(Stores stores) {
        var quota = new Ledger.Quota(Ledger.Quota.trial("reactivation-1"), 2);

        assertThat(stores.ledger().claim(stores.claim("ada", true, quota))).isEqualTo(new Outcome.Yours());
        assertThat(stores.ledger().claim(stores.claim("bob", true, quota))).isEqualTo(new Outcome.Yours());
        assertThat(stores.ledger().claim(stores.claim("eve", true, quota))).isEqualTo(new Outcome.Postponed());
        assertThat(stores.marks().used(quota.name())).isEqualTo(2);
        assertThat(stores.marks().trial("reactivation-1"))
                .isEqualTo(new Marks.Trial(2, NOW, new Tally(2, 0, 0), false));

        stores.marks().pass("reactivation-1", "good", NOW);
        assertThat(stores.marks().trial("reactivation-1").passed()).isTrue();
        assertThat(stores.ledger().claim(stores.claim("eve", true))).isEqualTo(new Outcome.Yours());
    }

    @ParameterizedTest
    @MethodSource("stores")
    void theBreakerStopsMarketingAloneUntilSendingIsResumed(Stores stores) {
        var marks = stores.marks();
        assertThat(marks.stop()).isEmpty();
        assertThat(marks.stop("too many bounces", NOW)).isTrue();
        assertThat(marks.stop("again", NOW.plusSeconds(1))).isFalse();

        assertThat(marks.stop()).contains(new Marks.Stop(true, NOW, "too many bounces", Tally.NONE));
        assertThat(stores.ledger().claim(stores.claim("ada", true))).isEqualTo(new Outcome.Stopped());
        assertThat(stores.ledger().claim(stores.claim("bob", false))).isEqualTo(new Outcome.Yours());

        marks.resume("cleaned the list", NOW.plusSeconds(2), new Tally(200, 8, 0));
        assertThat(marks.stop())
                .contains(new Marks.Stop(false, NOW.plusSeconds(2), "cleaned the list", new Tally(200, 8, 0)));
        assertThat(stores.ledger().claim(stores.claim("ada", true))).isEqualTo(new Outcome.Yours());
        assertThat(marks.stop("once more", NOW.plusSeconds(3))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("stores")
    void whatWasCountedBeforeSendingWasResumedCountsNoMore(Stores stores) {
        var marks = stores.marks();
        var breaker = new Breaker(marks, Clock.fixed(NOW.plus(Duration.ofMinutes(30)), ZoneOffset.UTC));
        for (var number = 0; number < 208; number++) {
            var person = "p" + number;
            stores.ledger().claim(stores.claim(person, true));
            marks.count(key(person), Kind.SENT, NOW);
            if (number < 8) {
                marks.count(key(person), Kind.BOUNCED, NOW);
            }
        }
        breaker.judge();
        assertThat(breaker.standing().stopped()).as("3.8 %").isFalse();
        marks.count(key("p8"), Kind.BOUNCED, NOW);
        breaker.judge();
        assertThat(breaker.standing().stopped()).as("4.3 %").isTrue();
        assertThat(breaker.standing().stop().orElseThrow().why())
                .isEqualTo("of 208 emails 9 bounced (4.3 %) and 0 were complained of (0.00 %)");

        breaker.resume("cleaned the list");
        marks.count(key("p9"), Kind.BOUNCED, NOW.plus(Duration.ofMinutes(40)));
        breaker.judge();
        assertThat(breaker.standing().stopped()).isFalse();
        assertThat(breaker.standing().tally()).isEqualTo(new Tally(0, 1, 0));
    }

    private static Ledger.Key key(String person) {
        return new Ledger.Key(Id.known(person), "reactivation", "reactivation-1", Workbench.ENTRY.id());
    }
}
