package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitalfew.collect.MemoryLog;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.DynamoEnrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.ledger.DynamoLedger;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Outcome;
import dev.vitalfew.lifecycle.links.Grant;
import dev.vitalfew.lifecycle.pages.Unsubscribing;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.DynamoSuppressions;
import dev.vitalfew.platform.DynamoLocal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** People unsubscribe, wholly or from a topic, while a run is sending to them from several lanes, in DynamoDB. */
class UnsubscribingWhileSendingTest {

    private static final int PEOPLE = 60;
    private static final int EMAILS = 8;
    private static final String TOPIC = "product-tips";

    /** Orders what happens: a claim that begins after an answer has the greater number. */
    private final AtomicLong order = new AtomicLong();

    private final Map<Id, Long> answered = new ConcurrentHashMap<>();
    private final Map<Id, Long> claimedLast = new ConcurrentHashMap<>();
    private final AtomicLong claims = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();

    private final String lifecycle = DynamoLocal.table("person", "record", "due", "shard", "dueAt");
    private final String suppression = DynamoLocal.table("address");
    private final DynamoEnrollments enrollments = new DynamoEnrollments(DynamoLocal.client(), lifecycle);
    private final Ledger ledger =
            new DynamoLedger(DynamoLocal.client(), lifecycle, suppression, DynamoLocal.table("name"));
    private final DynamoSuppressions suppressions =
            new DynamoSuppressions(DynamoLocal.client(), suppression, lifecycle);
    private final Unsubscribing unsubscribing =
            new Unsubscribing(suppressions, new MemoryLog(), Clock.fixed(Workbench.TUESDAY, ZoneOffset.UTC));

    @Test
    void noEmailIsClaimedAfterTheAnswer() throws Exception {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(number -> Id.known("person-" + number))
                .toList();
        people.forEach(person -> enrollments.enroll(enrollment(person)));

        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = new ArrayList<Future<?>>();
            for (var lane = 0; lane < 3; lane++) {
                var first = lane;
                working.add(lanes.submit(() -> sendAll(people, first)));
            }
            working.add(lanes.submit(() -> people.reversed().forEach(this::unsubscribe)));
            for (var lane : working) {
                lane.get();
            }
        }

        assertThat(answered).hasSize(PEOPLE);
        assertThat(claims.get()).as("some were sent before").isPositive();
        assertThat(refusals.get()).as("some were stopped").isPositive();
        claimedLast.forEach((person, claim) ->
                assertThat(claim).as(person + " was claimed after the answer").isLessThan(answered.get(person)));
    }

    private void sendAll(List<Id> people, int lane) {
        for (var email = lane; email < EMAILS * 3; email += 3) {
            for (var person : people) {
                claim(person, email);
            }
        }
    }

    private void claim(Id person, int email) {
        var key = new Ledger.Key(person, "reactivation", "email-" + email, Workbench.ENTRY.id());
        var begun = order.incrementAndGet();
        try {
            var outcome = ledger.claim(new Ledger.Claim(
                    key,
                    key.step(),
                    address(person),
                    TOPIC,
                    enrollment(person),
                    Optional.empty(),
                    suppressions.preferences(person).emails(),
                    suppressions.inbox(address(person)),
                    true,
                    Workbench.TUESDAY));
            if (outcome instanceof Outcome.Postponed) {
                return; // Two lanes met at one person: the queue brings it again.
            }
            if (outcome instanceof Outcome.Yours) {
                claims.incrementAndGet();
                claimedLast.merge(person, begun, Math::max);
            } else {
                assertThat(outcome).isInstanceOf(Outcome.Suppressed.class);
                refusals.incrementAndGet();
            }
        } catch (software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException _) {
            // Two lanes met at one person: the queue brings it again.
        }
    }

    private void unsubscribe(Id person) {
        var grant = new Grant.Unsubscribe(person, address(person), "reactivation");
        if (person.hashCode() % 2 == 0) {
            unsubscribing.unsubscribe(grant);
        } else {
            unsubscribing.stop(grant, TOPIC);
        }
        answered.put(person, order.incrementAndGet());
    }

    private static String address(Id person) {
        return Addresses.hash(person.value() + "@example.com");
    }

    private static Enrollment enrollment(Id person) {
        return Enrollment.of(person, Workbench.ACME, Workbench.reactivation(), Workbench.ENTRY, Workbench.TUESDAY);
    }
}
