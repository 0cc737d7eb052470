package dev.vitalfew.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Chance;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is held out gets nothing, whatever happens before anybody asks. */
class HoldoutTest {

    private static final Id HELD = IntStream.range(0, 100)
            .mapToObj(number -> Id.known("held" + number))
            .filter(person -> Chance.isAmong(BigDecimal.valueOf(50), person, "holdout of reactivation"))
            .findFirst()
            .orElseThrow();

    private final Workbench bench = new Workbench();

    @BeforeEach
    void isAlone() {
        bench.people.people.clear();
        bench.people.people.put(HELD, Map.of("email", new TextNode("held@example.com")));
    }

    @Test
    void alsoWhenWhatTheFirstStepWaitsForHappensBeforeTheFirstLook() {
        model("start: { event: Trial Started },"
                + " steps: [{ wait: { for: { event: Task Created }, at_most: 5d } }, { email: reactivation-1 }]");
        bench.notice(HELD, "Trial Started");
        bench.now = bench.now.plusSeconds(10);
        bench.notice(HELD, "Task Created");

        getsNothing();
    }

    @Test
    void alsoWhenItHappensToTheAccountBeforeItsPeopleAreEnrolled() {
        model("steps: [{ wait: { for: { event: Payment Succeeded }, at_most: 5d } }, { email: reactivation-1 }]");
        bench.enrolling(bench.accounts).enroll(Workbench.announced("event"));
        bench.happened("Payment Succeeded", Trust.SECRET);

        getsNothing();
    }

    @Test
    void alsoWhenTheGoalIsNotedJustBeforeItIsWrittenDown() {
        model("exit: never, goal: { event: Task Created, in_next: 14d }, start: { event: Trial Started },"
                + " steps: [{ email: reactivation-1 }]");
        bench.notice(HELD, "Trial Started");
        bench.now = bench.now.plus(Duration.ofMinutes(2));
        bench.sender(
                        new Interrupted(bench.enrollments, () -> bench.notice(HELD, "Task Created")),
                        bench.ledger,
                        bench.outbox)
                .advance(HELD, bench.enrollment(HELD).record());

        getsNothing();
        assertThat(bench.enrollment(HELD).goal()).isPresent();
    }

    private void model(String yaml) {
        bench.sequences = Workbench.sequences(Workbench.read(
                "{ topic: tips, holdout: 50%, send: { between: 00:00-24:00, days: mon-sun }, " + yaml + " }"));
    }

    private void getsNothing() {
        bench.pass(Duration.ofMinutes(20));
        bench.pass(Duration.ofDays(6));
        assertThat(bench.outbox.sent).isEmpty();
        assertThat(bench.enrollment(HELD).heldOut()).isTrue();
    }

    /** Enrollments of which somebody else writes one just before they are saved. */
    private record Interrupted(Enrollments enrollments, Runnable before) implements Enrollments {
        @Override
        public boolean save(Enrollment changed) {
            before.run();
            return enrollments.save(changed);
        }

        @Override
        public boolean enroll(Enrollment enrollment) {
            return enrollments.enroll(enrollment);
        }

        @Override
        public Optional<Enrollment> find(Id person, String record) {
            return enrollments.find(person, record);
        }

        @Override
        public List<Enrollment> of(Id person) {
            return enrollments.of(person);
        }

        @Override
        public Id choose(Id account, String sequence, Entry entry, Id candidate) {
            return enrollments.choose(account, sequence, entry, candidate);
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
}
