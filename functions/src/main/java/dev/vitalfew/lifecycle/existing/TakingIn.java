package dev.vitalfew.lifecycle.existing;

import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollments.Key;
import dev.vitalfew.lifecycle.existing.Confirmation.Phase;
import dev.vitalfew.lifecycle.existing.Existing.Found;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Enrolls those who are in a sequence's segments already, once an operator has confirmed how many they are: counts them, and
 * only if the number is right goes over them a second time. Never more come in than were confirmed, and nobody who was
 * found to be in a segment after that. Done again, after a crash too, it goes on, and enrolls nobody twice.
 */
public final class TakingIn {

    private final Existing existing;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Confirmations confirmations;
    private final Clock clock;

    public TakingIn(
            Existing existing, Enrollments enrollments, Editions editions, Confirmations confirmations, Clock clock) {
        this.existing = existing;
        this.enrollments = enrollments;
        this.editions = editions;
        this.confirmations = confirmations;
        this.clock = clock;
    }

    /** How far it came before the time was up; the same again goes on. */
    public Confirmation confirm(Sequence sequence, long number, BooleanSupplier timeIsUp) {
        var latest = confirmations.of(sequence.name()).findFirst();
        var now = clock.instant();
        var confirmation = latest.filter(found -> found.goesOn(sequence, number, now))
                .orElseGet(() -> Confirmation.of(
                        sequence, number, latest.map(found -> found.before(now)).orElse(now)));
        if (confirmation.phase() == Phase.COUNTING) {
            confirmation = saved(count(confirmation, sequence, timeIsUp));
        }
        return confirmation.phase() == Phase.TAKING ? saved(take(confirmation, sequence, timeIsUp)) : confirmation;
    }

    private Confirmation saved(Confirmation confirmation) {
        confirmations.save(confirmation);
        return confirmation;
    }

    private Confirmation count(Confirmation confirmation, Sequence sequence, BooleanSupplier timeIsUp) {
        var counted = new Counter();
        var next = existing.look(sequence, confirmation.at(), confirmation.cursor(), timeIsUp, counted::add);
        return confirmation.counted(counted.people, next);
    }

    private static final class Counter {
        private long people;

        void add(Found found) {
            people += found.again() ? 0 : 1;
        }
    }

    private Confirmation take(Confirmation confirmation, Sequence sequence, BooleanSupplier timeIsUp) {
        editions.keep(sequence);
        var taker = new Taker(sequence, confirmation.number() - confirmation.taken());
        var next = existing.look(sequence, confirmation.at(), confirmation.cursor(), timeIsUp, taker::take);
        return confirmation.taken(taker.taken, next);
    }

    /** Somebody may be seen who was not counted: what a scan shows is a moment old. */
    private final class Taker {

        private final Sequence sequence;
        private final long most;
        private long taken;

        Taker(Sequence sequence, long most) {
            this.sequence = sequence;
            this.most = most;
        }

        void take(Found found) {
            if (!found.again() && (found.taken() || (taken < most && enroll(found)))) {
                taken++;
            }
        }

        private boolean enroll(Found found) {
            var enrollment = Enrollment.of(
                    found.who(),
                    found.account(),
                    sequence,
                    found.entry(),
                    found.entry().settled(clock.instant()));
            return enrollments.enroll(enrollment)
                    || enrollments.find(List.of(new Key(enrollment.person(), enrollment.record()))).stream()
                            .anyMatch(other ->
                                    other.entry().at().equals(found.entry().at()));
        }
    }
}
