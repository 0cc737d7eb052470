package dev.vitalfew.lifecycle.enroll;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.collect.Trust;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Takes note of an event that sequences start with, wait for, end by or have as their goal: of a person, or of an account
 * by itself, which concerns all of its people. History starts and ends nothing. Doing it again changes nothing.
 */
public final class Noticing {

    private static final int TRIES = 5;
    private static final Duration REFUSED_FOR = Duration.ofDays(1);

    private final Sequences sequences;
    private final People people;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Hearing hearing;
    private final Consumer<String> queue;
    private final Clock clock;

    /** @param queue takes the message by which an account's people are told */
    public Noticing(
            Sequences sequences,
            People people,
            Enrollments enrollments,
            Editions editions,
            Consumer<String> queue,
            Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.enrollments = enrollments;
        this.editions = editions;
        this.hearing = new Hearing(editions, clock);
        this.queue = queue;
        this.clock = clock;
    }

    /** Returns how many enrollments it began or changed. */
    public int notice(LogEntry entry) {
        if (!isNews(entry) || !isNamed(entry) || people.isErased(entry.id())) {
            return 0;
        }
        if (entry.id().is(Id.Kind.SELF)) {
            return ofAccount(entry);
        }
        var person = people.personOf(entry.id());
        if (!person.is(Id.Kind.KNOWN)) {
            return 0;
        }
        var known = enrollments.of(person);
        return tell(known, entry) + start(person, known, entry);
    }

    /** Neither history nor what the public key says of an account, which would concern people unknown to the sender. */
    public static boolean isNews(LogEntry entry) {
        return !Folding.isHistory(entry) && !(entry.id().is(Id.Kind.SELF) && entry.trust() == Trust.PUBLIC);
    }

    private boolean isNamed(LogEntry entry) {
        return sequences.byName().values().stream()
                .anyMatch(sequence -> sequence.occasions().anyMatch(occasion -> Hearing.fits(occasion, entry)));
    }

    private int ofAccount(LogEntry entry) {
        queue.accept(AccountEvent.of(entry).json());
        var account = Id.account(entry.id().value());
        return start(account, enrollments.of(account), entry);
    }

    /** The enrollments of a person hear of it; returns how many it changed. */
    int tell(Id person, LogEntry entry) {
        return tell(enrollments.of(person), entry);
    }

    private int tell(List<Enrollment> known, LogEntry entry) {
        return known.stream()
                .mapToInt(enrollment -> sequences
                        .find(enrollment.sequence())
                        .filter(sequence -> mayAwait(enrollment, sequence, entry))
                        .map(sequence -> tell(enrollment, sequence, entry))
                        .orElse(0))
                .sum();
    }

    /** What an older edition names is known when it is read. */
    private static boolean mayAwait(Enrollment enrollment, Sequence sequence, LogEntry entry) {
        return !enrollment.edition().equals(sequence.edition())
                || sequence.occasions().anyMatch(occasion -> Hearing.fits(occasion, entry));
    }

    private int start(Id subject, List<Enrollment> known, LogEntry entry) {
        return (int) sequences.byName().values().stream()
                .filter(sequence -> sequence.state() != Sequence.State.DRAFT && Hearing.fits(sequence.starts(), entry))
                .filter(sequence -> known.stream()
                        .filter(enrollment -> enrollment.sequence().equals(sequence.name()))
                        .noneMatch(enrollment -> keepsOut(enrollment, sequence.reentry(), entry.at())))
                .filter(sequence -> enroll(sequence, subject, entry))
                .count();
    }

    /**
     * Keeps out whoever is in a sequence, whoever had a first step of it when they may not have another yet, and for a day
     * whomever the gate kept from it: what is done every minute would else begin a way through it every minute.
     */
    private static boolean keepsOut(Enrollment enrollment, Sequence.Reentry reentry, Instant at) {
        if (enrollment.state() instanceof Enrollment.State.Active) {
            return true;
        }
        var began = enrollment.entry().at();
        return switch (enrollment.draw()) {
            case TREATED, HELD_OUT ->
                !reentry.allowed()
                        || reentry.after()
                                .filter(after -> began.plus(after).isAfter(at))
                                .isPresent();
            case NOT_YET ->
                !enrollment.person().is(Id.Kind.ACCOUNT)
                        && began.plus(REFUSED_FOR).isAfter(at);
        };
    }

    private boolean enroll(Sequence sequence, Id subject, LogEntry entry) {
        var account = subject.is(Id.Kind.ACCOUNT) ? subject : people.accountOf(subject);
        var start = Entry.by(Hearing.words(sequence.starts(), entry), subject, entry.at());
        editions.keep(sequence);
        return enrollments.enroll(Enrollment.of(subject, account, sequence, start, start.settled(clock.instant())));
    }

    /** Somebody who is in the sequence, or was, hears of it; whoever wrote meanwhile is read again. */
    private int tell(Enrollment first, Sequence sequence, LogEntry entry) {
        var enrollment = first;
        for (var tries = 0; tries < TRIES; tries++) {
            var told = hearing.told(enrollment, sequence, entry);
            if (told.equals(enrollment)) {
                return 0;
            }
            if (enrollments.save(told)) {
                return 1;
            }
            enrollment = enrollments.find(first.person(), first.record()).orElseThrow();
        }
        throw new IllegalStateException("somebody else kept changing " + first.record() + " of " + first.person());
    }
}
