package dev.vitalfew.lifecycle.enroll;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Editions;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.recipients.MostActive;
import dev.vitalfew.lifecycle.recipients.People;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.To;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Enrolls the person of a change in the sequences that it starts; an account waits until its settle time is over, and
 * then its known people are enrolled: all, those of the sequence's roles, or the most active one. Whether they may be
 * mailed is asked at the gate, where the answer is recorded. Doing it again changes nothing.
 */
public final class Enrolling {

    static final int PAGE = 100;

    private final Sequences sequences;
    private final People people;
    private final MostActive mostActive;
    private final Telling telling;
    private final Enrollments enrollments;
    private final Editions editions;
    private final Consumer<String> queue;
    private final Consumer<List<String>> due;
    private final Clock clock;

    /**
     * @param mostActive finds whom a sequence to the most active is for
     * @param telling tells an account's people of what happened to the account
     * @param queue takes the message that continues a large account
     * @param due takes what is due at once, and need not wait for the next sweep
     */
    public Enrolling(
            Sequences sequences,
            People people,
            MostActive mostActive,
            Telling telling,
            Enrollments enrollments,
            Editions editions,
            Consumer<String> queue,
            Consumer<List<String>> due,
            Clock clock) {
        this.sequences = sequences;
        this.people = people;
        this.mostActive = mostActive;
        this.telling = telling;
        this.enrollments = enrollments;
        this.editions = editions;
        this.queue = queue;
        this.due = due;
        this.clock = clock;
    }

    /**
     * Takes a change from the bus, an account whose settle time is over, or an event of an account. Returns how many were
     * enrolled, or changed.
     */
    public int enroll(String body) {
        var message = Expansion.parse(body);
        if (AccountEvent.is(message)) {
            return telling.tell(AccountEvent.read(message));
        }
        return Expansion.is(message) ? expand(Expansion.read(message)) : start(Announcement.read(message));
    }

    private int start(Announcement announcement) {
        // Those already in when a sequence goes live need an operator's confirmation: see the room existing.
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
        var page = people.of(account, expansion.after(), PAGE);
        var isLast = page.size() < PAGE;
        var best = sequence.to() instanceof To.MostActive
                ? mostActive.of(account, page, expansion.best(), sequence.topic(), today())
                : Optional.<MostActive.Candidate>empty();
        var recipients =
                switch (sequence.to()) {
                    case To.Everybody _ -> page;
                    case To.Roles _ ->
                        page.stream()
                                .filter(person -> sequence.isFor(role(account, person)))
                                .toList();
                    case To.MostActive _ ->
                        isLast ? chosen(expansion, best).stream().toList() : List.<Id>of();
                };
        var enrolled = enroll(recipients, expansion, sequence);
        if (!isLast) {
            queue.accept(expansion.after(page.getLast()).knowing(best).json());
        }
        return enrolled;
    }

    private int enroll(List<Id> recipients, Expansion expansion, Sequence sequence) {
        var now = clock.instant();
        var enrolled = recipients.stream()
                .map(person -> Enrollment.of(person, expansion.account(), sequence, expansion.entry(), now))
                .filter(enrollments::enroll)
                .map(enrollment -> new DueMessage(enrollment.person(), enrollment.record()).json())
                .toList();
        due.accept(enrolled);
        return enrolled.size();
    }

    /** Whoever is the most active when a message comes again may be somebody else. */
    private Optional<Id> chosen(Expansion expansion, Optional<MostActive.Candidate> best) {
        return best.map(found ->
                enrollments.choose(expansion.account(), expansion.sequence(), expansion.entry(), found.person()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), sequences.zone());
    }

    private Optional<String> role(Id account, Id person) {
        return Recipient.stating(person, account, people.traits(account, person))
                .says("role");
    }
}
