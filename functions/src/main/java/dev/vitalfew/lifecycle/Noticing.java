package dev.vitalfew.lifecycle;

import dev.vitalfew.collect.LogEntry;
import dev.vitalfew.fold.Folding;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.util.List;

/**
 * Takes note of an event that sequences start with, wait for, end by or have as their goal. History starts and ends
 * nothing. Doing it again changes nothing.
 */
final class Noticing {

    private static final int TRIES = 5;

    private final Sequences sequences;
    private final People people;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Hearing hearing;
    private final Clock clock;

    Noticing(Sequences sequences, People people, Enrollments enrollments, Editions editions, Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.enrollments = enrollments;
        this.editions = editions;
        this.hearing = new Hearing(editions, clock);
        this.clock = clock;
    }

    /** Returns how many enrollments it began or changed. */
    int notice(LogEntry entry) {
        if (Folding.isHistory(entry)) {
            return 0;
        }
        var noticing = sequences.byName().values().stream()
                .filter(sequence -> sequence.occasions().anyMatch(occasion -> Hearing.fits(occasion, entry)))
                .toList();
        if (noticing.isEmpty()) {
            return 0;
        }
        var person = people.personOf(entry.id());
        if (!person.is(Id.Kind.KNOWN)) {
            return 0;
        }
        var known = enrollments.of(person);
        return noticing.stream()
                .mapToInt(sequence -> notice(sequence, person, known, entry))
                .sum();
    }

    private int notice(Sequence sequence, Id person, List<Enrollment> known, LogEntry entry) {
        var inside = known.stream()
                .filter(enrollment -> enrollment.sequence().equals(sequence.name()))
                .mapToInt(enrollment -> tell(enrollment, sequence, entry))
                .sum();
        var isKnown =
                known.stream().anyMatch(enrollment -> enrollment.sequence().equals(sequence.name()));
        return inside
                + (starts(sequence, entry)
                                && (!isKnown || sequence.reentry().allowed())
                                && enroll(sequence, person, entry)
                        ? 1
                        : 0);
    }

    private static boolean starts(Sequence sequence, LogEntry entry) {
        return sequence.state() != Sequence.State.DRAFT && Hearing.fits(sequence.starts(), entry);
    }

    private boolean enroll(Sequence sequence, Id person, LogEntry entry) {
        var start = Entry.by(Hearing.words(sequence.starts(), entry), person, entry.at());
        editions.keep(sequence);
        return enrollments.enroll(
                Enrollment.of(person, people.accountOf(person), sequence, start, start.settled(clock.instant())));
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
