package dev.vitalfew.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Enrolls the person of a change in the sequences that it starts; an account waits until its settle time is over, and
 * then its known people are enrolled, all or those of the sequence's roles. Whether they may be mailed is asked at the
 * gate, where the answer is recorded. Doing it again changes nothing.
 */
final class Enrolling {

    static final int PAGE = 100;

    private final Sequences sequences;
    private final People people;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Consumer<String> queue;
    private final Consumer<List<String>> due;
    private final Clock clock;

    /**
     * @param queue takes the message that continues a large account
     * @param due takes what is due at once, and need not wait for the next sweep
     */
    Enrolling(
            Sequences sequences,
            People people,
            Enrollments enrollments,
            Editions editions,
            Consumer<String> queue,
            Consumer<List<String>> due,
            Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.enrollments = enrollments;
        this.editions = editions;
        this.queue = queue;
        this.due = due;
        this.clock = clock;
    }

    /** Takes a change from the bus, or an account whose settle time is over. Returns how many were enrolled. */
    int enroll(String body) {
        var message = Expansion.parse(body);
        return Expansion.is(message) ? expand(Expansion.read(message)) : start(Announcement.read(message));
    }

    private int start(Announcement announcement) {
        // Those already in when a sequence goes live need an operator's confirmation, which does not exist yet.
        if (!announcement.cause().startsSequences()) {
            return 0;
        }
        var entry = announcement.entry();
        var settled = entry.settled(clock.instant());
        return (int) sequences.startedBy(entry.membership(), entry.segment()).stream()
                .filter(sequence -> sequence.state() != Sequence.State.DRAFT)
                .filter(sequence -> {
                    editions.keep(sequence);
                    return enrollments.enroll(
                            Enrollment.of(entry.subject(), announcement.account(), sequence, entry, settled));
                })
                .count();
    }

    /** Of a sequence that is no longer there nobody is enrolled. */
    private int expand(Expansion expansion) {
        return sequences
                .find(expansion.sequence())
                .map(sequence -> expand(expansion, sequence))
                .orElse(0);
    }

    private int expand(Expansion expansion, Sequence sequence) {
        editions.keep(sequence);
        var account = expansion.account();
        var recipients = people.of(account, expansion.after(), PAGE);
        var now = clock.instant();
        var enrolled = recipients.stream()
                .filter(person -> sequence.roles().isEmpty() || sequence.isFor(role(account, person)))
                .map(person -> Enrollment.of(person, account, sequence, expansion.entry(), now))
                .filter(enrollments::enroll)
                .map(enrollment -> new DueMessage(enrollment.person(), enrollment.record()).json())
                .toList();
        due.accept(enrolled);
        if (recipients.size() == PAGE) {
            queue.accept(expansion.after(recipients.getLast()).json());
        }
        return enrolled.size();
    }

    private Optional<String> role(Id account, Id person) {
        return Optional.ofNullable(people.traits(account, person).get("role")).map(JsonNode::asText);
    }
}
