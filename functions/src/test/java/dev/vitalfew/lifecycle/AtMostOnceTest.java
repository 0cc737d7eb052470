package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.emails.Message;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.send.Mailer;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The process dies before and after every call that sending makes: nobody gets an email twice, nobody is forgotten. */
class AtMostOnceTest {

    private static final int CALLS = 40;

    private final Workbench bench = new Workbench();

    static List<Integer> deaths() {
        var deaths = new ArrayList<Integer>();
        for (var call = 0; call < CALLS; call++) {
            deaths.add(call);
        }
        return deaths;
    }

    @ParameterizedTest
    @MethodSource("deaths")
    void everyEmailAtMostOnceAndTheSequenceComesToItsEnd(int death) {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        var fuse = new Fuse(death);
        var mortal = bench.sender(
                new MortalEnrollments(bench.enrollments, fuse),
                new MortalLedger(bench.ledger, fuse),
                new MortalMailer(bench.outbox, fuse));

        for (var hour = 0; hour < 24 * 8; hour++) {
            bench.now = bench.now.plus(Duration.ofMinutes(30));
            try {
                bench.run(mortal);
            } catch (Death _) {
                // The queue or the sweep brings it up again.
            }
        }

        assertThat(bench.enrollment(Workbench.ADA).state()).isInstanceOf(Enrollment.State.Done.class);
        assertThat(bench.outbox.subjects()).doesNotHaveDuplicates();
        var sure = bench.outbox.sent.size() == 2;
        var said = bench.enrollment(Workbench.ADA).notes().stream()
                .anyMatch(note -> note.text().startsWith("perhaps sent"));
        assertThat(sure || said).as("sent both, or says that one is uncertain").isTrue();
    }

    @Test
    void anUnclearAnswerIsNeverSentAgain() {
        bench.outbox.answer = new Mailer.Answer.Unknown("timeout");
        start();

        assertThat(bench.outbox.sent).hasSize(1);
        assertThat(bench.enrollment(Workbench.ADA).notes().getLast().text()).isEqualTo("perhaps sent: timeout");
        var sent = bench.ledger.find(key()).orElseThrow();
        assertThat(sent.countsAsSent(bench.now)).isFalse();
        assertThat(sent.countsAsSent(bench.now.plus(Duration.ofHours(24)))).isTrue();
    }

    @Test
    void aRefusedEmailIsRecordedAndTheSequenceGoesOn() {
        bench.outbox.answer = new Mailer.Answer.Refused("MessageRejected");
        start();
        bench.outbox.answer = new Mailer.Answer.Accepted("ses-2");
        bench.pass(Duration.ofDays(3));

        assertThat(bench.ledger.find(key()).orElseThrow().settled())
                .isEqualTo(new Ledger.Settled.Refused("MessageRejected"));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void aPostponedEmailIsSentLater() {
        bench.outbox.answer = new Mailer.Answer.Postponed("TooManyRequests");
        start();
        assertThat(bench.outbox.sent).isEmpty();

        bench.outbox.answer = new Mailer.Answer.Accepted("ses-2");
        bench.pass(Duration.ofMinutes(5));
        assertThat(bench.outbox.sent).hasSize(1);
    }

    @Test
    void anUnsubscribeBetweenThePlanAndTheClaimWins() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        var late = new MortalLedger(bench.ledger, new Fuse(Integer.MAX_VALUE)) {
            @Override
            public Outcome claim(Ledger.Claim claim) {
                bench.suppressions.add(claim.address(), Optional.empty(), Suppressions.Reason.UNSUBSCRIBED, bench.now);
                return super.claim(claim);
            }
        };
        bench.now = bench.now.plus(Duration.ofMinutes(2));
        bench.run(bench.sender(bench.enrollments, late, bench.outbox));

        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(Workbench.ADA).state()).isInstanceOf(Enrollment.State.Exited.class);
    }

    @Test
    void aClaimThatTookLongerThanASecondIsGivenUpAndMadeAgain() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        var claims = new ArrayList<String>();
        var slow = new MortalLedger(bench.ledger, new Fuse(Integer.MAX_VALUE)) {
            @Override
            public Outcome claim(Ledger.Claim claim) {
                claims.add(claim.id());
                bench.nanos += claims.size() == 1 ? 1_000_000_000L : 999_999_999L;
                return super.claim(claim);
            }
        };
        bench.now = bench.now.plus(Duration.ofMinutes(2));
        bench.run(bench.sender(bench.enrollments, slow, bench.outbox));

        assertThat(claims).doesNotHaveDuplicates().hasSize(2);
        assertThat(bench.outbox.sent).hasSize(1);
    }

    /** Whoever signs up may be an account of one first, and a moment later one of their account's people. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whoEntersAloneAndWithTheAccountGetsItOnceThoughBothAreDueAtOnce(boolean aloneComesFirst) {
        var sequence = Workbench.sequence(false, new Sequence.Reentry(false, Optional.empty()));
        bench.sequences = Workbench.sequences(sequence);
        var alone = new Entry(Workbench.ADA, Workbench.LENS, "low", 1, Workbench.ENTRY.at());
        var first = Enrollment.of(Workbench.ADA, Workbench.ACME, sequence, alone, bench.now);
        var second = Enrollment.of(Workbench.ADA, Workbench.ACME, sequence, Workbench.ENTRY, bench.now);
        bench.enrollments.enroll(first);
        bench.enrollments.enroll(second);
        var one = aloneComesFirst ? first : second;
        var other = aloneComesFirst ? second : first;
        var overtaken = new MortalLedger(bench.ledger, new Fuse(Integer.MAX_VALUE)) {
            @Override
            public Outcome claim(Ledger.Claim claim) {
                bench.sender().advance(other.person(), other.record());
                return super.claim(claim);
            }
        };

        assertThatThrownBy(() ->
                        bench.sender(bench.enrollments, overtaken, bench.outbox).advance(one.person(), one.record()))
                .hasMessageContaining("changed meanwhile"); // so the message comes again
        bench.pass(Duration.ofDays(3));

        assertThat(bench.outbox.sent).hasSize(2).doesNotHaveDuplicates();
        assertThat(bench.enrollments
                        .find(one.person(), one.record())
                        .orElseThrow()
                        .state())
                .isInstanceOfSatisfying(Enrollment.State.Exited.class, exited -> assertThat(exited.reason())
                        .startsWith("was in this sequence"));
    }

    private void start() {
        bench.enrolling(new ArrayList<>()).enroll(Workbench.announced("time"));
        bench.pass(Duration.ofMinutes(2));
    }

    private static Ledger.Key key() {
        return new Ledger.Key(Workbench.ADA, "reactivation", "reactivation-1", Workbench.ENTRY.id());
    }

    static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Burns down with every chance to die, and kills once. */
    static final class Fuse {
        private int left;

        Fuse(int left) {
            this.left = left;
        }

        void burn() {
            if (left-- == 0) {
                throw new Death();
            }
        }

        <T> T around(java.util.function.Supplier<T> call) {
            burn();
            var result = call.get();
            burn();
            return result;
        }
    }

    record MortalEnrollments(Enrollments enrollments, Fuse fuse) implements Enrollments {
        @Override
        public Id choose(Id account, String sequence, Entry entry, Id candidate) {
            return enrollments.choose(account, sequence, entry, candidate);
        }

        @Override
        public boolean enroll(Enrollment enrollment) {
            return enrollments.enroll(enrollment);
        }

        @Override
        public Optional<Enrollment> find(Id person, String record) {
            return fuse.around(() -> enrollments.find(person, record));
        }

        @Override
        public List<Enrollment> of(Id person) {
            return enrollments.of(person);
        }

        @Override
        public boolean save(Enrollment changed) {
            return fuse.around(() -> enrollments.save(changed));
        }

        @Override
        public List<Due> due(Instant now, int limit) {
            return enrollments.due(now, limit);
        }

        @Override
        public boolean lease(Due due, Instant until) {
            return enrollments.lease(due, until);
        }
    }

    static class MortalLedger implements Ledger {
        private final Ledger ledger;
        private final Fuse fuse;

        MortalLedger(Ledger ledger, Fuse fuse) {
            this.ledger = ledger;
            this.fuse = fuse;
        }

        @Override
        public Outcome claim(Ledger.Claim claim) {
            return fuse.around(() -> ledger.claim(claim));
        }

        @Override
        public void release(Ledger.Claim claim) {
            ledger.release(claim);
        }

        @Override
        public void settle(Key key, Settled settled, Instant at) {
            fuse.around(() -> {
                ledger.settle(key, settled, at);
                return true;
            });
        }

        @Override
        public void note(Key key, Fate fate, Instant at) {
            ledger.note(key, fate, at);
        }

        @Override
        public void begin(Enrollment enrollment, Instant at) {
            ledger.begin(enrollment, at);
        }

        @Override
        public Optional<Sent> find(Key key) {
            return fuse.around(() -> ledger.find(key));
        }

        @Override
        public Optional<LastRun> lastRun(Id person, String sequence) {
            return fuse.around(() -> ledger.lastRun(person, sequence));
        }
    }

    record MortalMailer(Mailer mailer, Fuse fuse) implements Mailer {
        @Override
        public Answer send(Message message, Map<String, String> tags) {
            return fuse.around(() -> mailer.send(message, tags));
        }
    }
}
