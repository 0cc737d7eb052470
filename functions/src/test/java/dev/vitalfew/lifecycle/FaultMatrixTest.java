package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.AtMostOnceTest.Death;
import dev.vitalfew.lifecycle.AtMostOnceTest.Fuse;
import dev.vitalfew.lifecycle.AtMostOnceTest.MortalEnrollments;
import dev.vitalfew.lifecycle.AtMostOnceTest.MortalLedger;
import dev.vitalfew.lifecycle.AtMostOnceTest.MortalMailer;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enroll.Dispatching;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.Settled;
import dev.vitalfew.lifecycle.ledger.Tags;
import dev.vitalfew.lifecycle.send.Mailer;
import dev.vitalfew.lifecycle.send.Sender;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each fault of the mail service with a death before and after each call of the sender: more than 10,000 emails. */
class FaultMatrixTest {

    private static final int DEATHS = 41;
    private static final int PEOPLE = 18;
    private static final int EMAILS = 2;

    /** What the mail service does with the first call for an email of somebody whom it hits. */
    private enum Fault {
        NONE(true, "accepted"),
        ERROR_BEFORE_ACCEPTING(false, "unknown"),
        ERROR_AFTER_ACCEPTING(true, "unknown"),
        CONNECTION_DROPPED(true, "unknown"),
        SLOWER_THAN_THE_CALL_WAITS(true, "unknown"),
        THROTTLED(false, "postponed"),
        QUOTA_REACHED(false, "postponed");

        private final boolean delivers;
        private final String answer;

        Fault(boolean delivers, String answer) {
            this.delivers = delivers;
            this.answer = answer;
        }
    }

    /** Every other person is hit. */
    private static final class FaultyMailer implements Mailer {
        private final Fault fault;
        private final Map<Ledger.Key, Integer> deliveries = new HashMap<>();
        private final Set<Ledger.Key> called = new HashSet<>();

        FaultyMailer(Fault fault) {
            this.fault = fault;
        }

        @Override
        public Answer send(Message message, Map<String, String> tags) {
            var key = Tags.key(tags).orElseThrow();
            var hit = isHit(key.person()) && called.add(key) ? fault : Fault.NONE;
            if (hit.delivers) {
                deliveries.merge(key, 1, Integer::sum);
            }
            return switch (hit.answer) {
                case "accepted" -> new Answer.Accepted("ses-" + key.person());
                case "unknown" -> new Answer.Unknown(hit.name());
                default -> new Answer.Postponed(hit.name());
            };
        }
    }

    @Test
    void nobodyGetsAnEmailTwiceAndEverybodyWhomNothingHitGetsItOnce() {
        var sends = 0;
        for (var fault : Fault.values()) {
            for (var death = 0; death < DEATHS; death++) {
                sends += run(fault, death);
            }
        }
        assertThat(sends).isGreaterThan(10_000);
    }

    /** Returns how many emails were to be sent. */
    private static int run(Fault fault, int death) {
        var bench = new Workbench();
        bench.sequences = Workbench.sequences(Workbench.read("""
                topic: product-tips
                steps: [{ email: reactivation-1 }, { wait: 1h }, { email: reactivation-2 }]
                """));
        for (var number = 0; number < PEOPLE; number++) {
            bench.people.people.put(
                    Id.known("p%02d".formatted(number)), Map.of("email", new TextNode("p" + number + "@example.com")));
        }
        bench.people.people.remove(Workbench.ADA);
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        var fuse = new Fuse(death);
        var mailer = new FaultyMailer(fault);
        var sender = bench.sender(
                new MortalEnrollments(bench.enrollments, fuse),
                new MortalLedger(bench.ledger, fuse),
                new MortalMailer(mailer, fuse));
        var victims = new HashSet<Id>();
        var dispatching =
                new Dispatching(bench.enrollments, due -> advance(sender, due, victims), bench.clock, () -> 1000);
        for (var minutes = 0; minutes < 6 * 60; minutes += 5) {
            bench.now = bench.now.plus(Duration.ofMinutes(5));
            dispatching.sweep();
            while (!bench.accounts.isEmpty()) {
                bench.enrolling(bench.accounts).enroll(bench.accounts.removeFirst());
            }
        }

        check(bench, mailer, fault, victims, "%s, death at call %d".formatted(fault, death));
        return PEOPLE * EMAILS;
    }

    private static void advance(Sender sender, List<Enrollments.Due> due, Set<Id> victims) {
        for (var one : due) {
            try {
                sender.advance(one.person(), one.record());
            } catch (Death _) {
                victims.add(one.person());
            }
        }
    }

    private static void check(Workbench bench, FaultyMailer mailer, Fault fault, Set<Id> victims, String what) {
        for (var person : bench.people.people.keySet()) {
            for (var template : List.of("reactivation-1", "reactivation-2")) {
                var key = new Ledger.Key(person, "reactivation", template, Workbench.ENTRY.id());
                var delivered = mailer.deliveries.getOrDefault(key, 0);
                var told = what + ", " + key;
                assertThat(delivered).as(told).isLessThanOrEqualTo(1);
                if (!victims.contains(person) && !(isHit(person) && fault == Fault.ERROR_BEFORE_ACCEPTING)) {
                    assertThat(delivered).as(told).isEqualTo(1);
                }
                if (delivered == 1) {
                    bench.ledger.settle(key, new Settled.Accepted("ses-event"), bench.now);
                    assertThat(bench.ledger.find(key).orElseThrow().settled())
                            .as("%s, when its event came", told)
                            .isInstanceOf(Settled.Accepted.class);
                }
            }
            assertThat(bench.enrollment(person).state())
                    .as("%s, %s comes to the end", what, person)
                    .isInstanceOf(Enrollment.State.Done.class);
        }
        assertThat(victims).as(what).hasSizeLessThanOrEqualTo(1);
    }

    private static boolean isHit(Id person) {
        return person.toString().hashCode() % 2 == 0;
    }
}
