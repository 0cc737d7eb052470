package dev.vitalfew.lifecycle.ledger;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.suppressions.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The record of every email that was or may have been sent: what is claimed here once is never claimed again. */
public interface Ledger {

    /**
     * Puts the send record, in one transaction with the checks that nobody sent it, the enrollment is as it was read,
     * nothing is said against the address or the person under any of their ids, they want emails of the topic, now and so
     * soon after their last one, the address got no other meanwhile, sending is not stopped, by the breaker neither, and no quota is used up.
     */
    Outcome claim(Claim claim);

    /**
     * Deletes a claim of which it is certain that no email went out, so that it can be made again, with all that it left
     * behind: what it used up, and that the person got it.
     */
    void release(Claim claim);

    /** Writes down the answer to a claim, unless more is known of it. */
    void settle(Key key, Settled settled, Instant at);

    /** Writes down what became of an email that was claimed; what was written before stays. */
    void note(Key key, Fate fate, Instant at);

    Optional<Sent> find(Key key);

    /** Writes down that the person's time in the sequence began with that entry, though no email goes out. */
    void begin(Enrollment enrollment, Instant at);

    /** The first entry by which somebody last got emails of the sequence under that id, for the rule of reentry. */
    Optional<LastRun> lastRun(Id person, String sequence);

    /** Names a send: one email step of one enrollment. Steps are named by template, so editing a sequence repeats none. */
    record Key(Id person, String sequence, String step, String entry) {
        public String record() {
            return "send#" + sequence + "#" + step + "#" + entry;
        }

        /** The same email to the same person by another id. */
        Key under(Id id) {
            return new Key(id, sequence, step, entry);
        }
    }

    /**
     * @param id tells this attempt from others, so that only its maker can release it
     * @param besides by which other ids the person is known, for what was sent and said under them counts too
     * @param topic what the email is about
     * @param earlier the emails that the person got lately, as they were read: nobody may have sent another since
     * @param inbox those that the address got lately, whoever has it, as they were read: nobody may have sent it another since
     * @param counts whether it counts among them, and whether the breaker stops it
     * @param quotas what it uses up
     */
    record Claim(
            Key key,
            String id,
            String address,
            Set<Id> besides,
            String topic,
            Enrollment enrollment,
            Optional<LastRun> lastRun,
            List<Preferences.Email> earlier,
            List<Preferences.Email> inbox,
            boolean counts,
            List<Quota> quotas,
            Instant at) {

        public Claim {
            besides = Set.copyOf(besides);
            quotas = List.copyOf(quotas);
        }

        public Claim(
                Key key,
                String id,
                String address,
                String topic,
                Enrollment enrollment,
                Optional<LastRun> lastRun,
                List<Preferences.Email> earlier,
                List<Preferences.Email> inbox,
                boolean counts,
                Instant at) {
            this(key, id, address, Set.of(), topic, enrollment, lastRun, earlier, inbox, counts, List.of(), at);
        }

        /** The emails that went to the person lately under one of their ids. */
        List<Preferences.Email> earlier(Id id) {
            return earlier.stream().filter(email -> email.to().equals(id)).toList();
        }

        /** Those that went to the id of this one when it is claimed. */
        List<Preferences.Email> emails() {
            return counts ? Preferences.more(earlier(key.person()), email()) : earlier(key.person());
        }

        /** Those that went to its address, of one that counts. */
        List<Preferences.Email> inboxThen() {
            return Preferences.more(inbox, email());
        }

        private Preferences.Email email() {
            return new Preferences.Email(key.person(), key.record(), at);
        }
    }

    /**
     * Claims of that name are counted, and there are at most so many; what was claimed and perhaps not sent counts too, until
     * it is released.
     */
    record Quota(String name, long most) {
        public static String trial(String template) {
            return "trial#" + template;
        }
    }

    /** The last entry by which an id got emails of a sequence. */
    record LastRun(String entry, Instant at) {}

    /** What became of an email, as far as results ask; programs that click are told apart from people. */
    enum Fate {
        DELIVERED("delivered"),
        CLICKED("clicked"),
        CLICKED_BY_MACHINE("clickedByMachine");

        private final String word;

        Fate(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** A send record. */
    record Sent(Key key, Settled settled, Set<Fate> fates, Instant at) {

        public Sent {
            fates = Set.copyOf(fates);
        }

        private static final Duration KNOWN_AFTER = Duration.ofHours(24);

        /** Whether the email went out, or has to be taken for sent because nobody will ever know. */
        public boolean countsAsSent(Instant now) {
            return switch (settled) {
                case Settled.Accepted _ -> true;
                case Settled.Refused _, Settled.Rejected _ -> false;
                case Settled.Claimed _, Settled.Unknown _ -> !now.isBefore(at.plus(KNOWN_AFTER));
            };
        }
    }

    /**
     * What is known of a claimed email. What is surer overrules what is less so, never the other way, so that answers and
     * reports may come in any order.
     */
    sealed interface Settled {

        default String word() {
            return switch (this) {
                case Claimed _ -> "claimed";
                case Unknown _ -> "unknown";
                case Accepted _ -> "accepted";
                case Refused _ -> "refused";
                case Rejected _ -> "rejected";
            };
        }

        /** The words of those that it overrules. */
        default List<String> overrules() {
            return switch (this) {
                case Claimed _ -> List.of();
                case Unknown _ -> List.of("claimed");
                case Accepted _, Refused _ -> List.of("claimed", "unknown");
                case Rejected _ -> List.of("claimed", "unknown", "accepted");
            };
        }

        record Claimed() implements Settled {}

        record Accepted(String messageId) implements Settled {}

        record Refused(String reason) implements Settled {}

        record Unknown(String reason) implements Settled {}

        /** Taken by the mail service and never sent on, as for a virus. */
        record Rejected(String reason) implements Settled {}
    }

    /** What became of a claim. */
    sealed interface Outcome {
        record Yours() implements Outcome {}

        /** It was claimed before, by whomever; it is not to be sent. */
        record Taken() implements Outcome {}

        record Suppressed() implements Outcome {}

        /** The person paused or got another email meanwhile, or a quota is used up: the next look says until when. */
        record Postponed() implements Outcome {}

        record Stopped() implements Outcome {}

        /** The enrollment is no longer as it was read, or another entry's run began. */
        record Outdated() implements Outcome {}
    }
}
