package dev.vitalfew.lifecycle.suppressions;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who wants no emails, or can't get any: addresses never to be mailed, people who unsubscribed under whichever address,
 * and what people chose between everything and nothing. A reason stands beside another, so that lifting one leaves the
 * others.
 */
public interface Suppressions {

    /** Adds the address for this reason unless it is there for it, and the person when given. Returns since when. */
    default Instant add(String addressHash, Optional<Id> person, Reason reason, Instant at) {
        return add(addressHash, person, reason, "", at);
    }

    /** @param note who added it and why, for the operator */
    Instant add(String addressHash, Optional<Id> person, Reason reason, String note, Instant at);

    /** Notes a bounce that may pass; with the third email within 14 days the address is unreachable. */
    void softBounce(String addressHash, String messageId, Instant at);

    /** Takes one reason back, of the address and of the person when given; says whether any of them was there. */
    boolean lift(String addressHash, Optional<Id> person, Reason reason, String note, Instant at);

    /** No email to somebody who was erased, nor to any of their addresses. */
    void erase(Id person, Set<String> addressHashes, Instant at);

    /** Deletes what a person chose and all that is said against them but that they were erased. */
    void forget(Id person);

    /** Why neither the address nor the person may be mailed; empty when both may. Read consistently. */
    default Optional<Reason> find(String addressHash, Id person) {
        return find(addressHash, person, Set.of());
    }

    /** As {@link #find(String, Id)}, of somebody who is known by other ids too. */
    default Optional<Reason> find(String addressHash, Id person, Set<Id> others) {
        return find(address(addressHash), person, others);
    }

    /** As {@link #find(String, Id, Set)}, of an address that was read already. */
    default Optional<Reason> find(Address address, Id person, Set<Id> others) {
        return Stream.concat(address.against().stream(), ofPerson(person, others).stream())
                .map(Entry::reason)
                .min(Reason::compareTo);
    }

    /** Which of these people, each with the hash of their address, may not be mailed; read at once, for many. */
    Set<Id> suppressed(Map<Id, String> addressHashes);

    /** What is known of an address. */
    Address address(String addressHash);

    /** Everything that is said against an address. */
    default List<Entry> ofAddress(String addressHash) {
        return address(addressHash).against();
    }

    /** What went to an address lately: see {@link Address}. */
    default List<Preferences.Email> inbox(String addressHash) {
        return address(addressHash).inbox();
    }

    /** Everything that is said against a person, at whichever address. */
    List<Entry> ofPerson(Id person);

    /** As {@link #ofPerson(Id)}, of somebody who is known by other ids too. */
    default List<Entry> ofPerson(Id person, Set<Id> others) {
        return Stream.concat(Stream.of(person), others.stream())
                .flatMap(id -> ofPerson(id).stream())
                .toList();
    }

    Preferences preferences(Id person);

    /** As {@link #preferences(Id)}, with what was chosen under other ids of the person. */
    default Preferences preferences(Id person, Set<Id> others) {
        return others.stream().map(this::preferences).reduce(preferences(person), Preferences::and);
    }

    /** No more emails of a topic; returns since when. */
    Instant stop(Id person, String topic, Instant at);

    /** Emails of the topic again. */
    void resume(Id person, String topic);

    void choose(Id person, Preferences.Choice choice, Instant at);

    /**
     * An address, whoever has it.
     *
     * @param inbox the emails that were claimed for it lately and count, whoever of those who have it they were for
     */
    record Address(List<Entry> against, List<Preferences.Email> inbox) {
        public Address {
            against = List.copyOf(against);
            inbox = List.copyOf(inbox);
        }
    }

    /** A reason against mailing somebody. */
    record Entry(Reason reason, Instant since, String note) {}

    /** Why somebody is not mailed; the first that there is is the one that is recorded. */
    enum Reason {
        /** The operator said so. */
        NEVER_CONTACT,
        ERASED,
        COMPLAINED,
        BOUNCED,
        /** Too many bounces of those that pass. */
        UNREACHABLE,
        UNSUBSCRIBED;

        /** As it is recorded and read. */
        public String text() {
            return word().replace('_', ' ');
        }

        /** As it is stored and sent. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for a word that is none. */
        public static Optional<Reason> of(String word) {
            return java.util.Arrays.stream(values())
                    .filter(reason -> reason.word().equals(word))
                    .findFirst();
        }
    }
}
