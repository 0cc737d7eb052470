package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * Enrolls the person of a change, or all known people of its account, in the sequences that it starts. Whether they may
 * be mailed is asked at the gate, where the answer is recorded. Doing it again changes nothing.
 */
final class Enrolling {

    static final int PAGE = 100;

    /** An identify may arrive before the group that goes with it. */
    private static final Duration SETTLE_TIME = Duration.ofSeconds(60);

    private final Sequences sequences;
    private final People people;
    private final Enrollments enrollments;
    private final Consumer<String> queue;
    private final Clock clock;

    /** @param queue takes the message that continues a large account */
    Enrolling(Sequences sequences, People people, Enrollments enrollments, Consumer<String> queue, Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.enrollments = enrollments;
        this.queue = queue;
        this.clock = clock;
    }

    /** Returns how many were enrolled by this call. */
    int enroll(String body) {
        var announcement = Announcement.parse(body);
        var entry = announcement.entry();
        // Those already in when a sequence goes live need an operator's confirmation, which does not exist yet.
        if (!announcement.cause().startsSequences()) {
            return 0;
        }
        var started = sequences.startedBy(entry.membership(), entry.segment());
        if (started.isEmpty()) {
            return 0;
        }
        var recipients = recipients(announcement);
        var now = clock.instant();
        var due = (entry.at().isAfter(now) ? entry.at() : now).plus(SETTLE_TIME);
        var enrolled = 0;
        for (var person : recipients) {
            enrolled += enroll(person, announcement, started, due);
        }
        if (recipients.size() == PAGE) {
            queue.accept(Announcement.continued(body, recipients.getLast()));
        }
        return enrolled;
    }

    private List<Id> recipients(Announcement announcement) {
        var subject = announcement.entry().subject();
        return subject.is(Id.Kind.ACCOUNT) ? people.of(subject, announcement.after(), PAGE) : List.of(subject);
    }

    private int enroll(Id person, Announcement announcement, List<Sequence> started, Instant due) {
        return (int) started.stream()
                .filter(sequence -> enrollments.enroll(
                        Enrollment.of(person, announcement.account(), sequence.name(), announcement.entry(), due)))
                .count();
    }
}
