package dev.vitalfew.lifecycle.existing;

import dev.vitalfew.customers.CustomerStore;
import dev.vitalfew.customers.Summed;
import dev.vitalfew.history.Standing;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Enrollments;
import dev.vitalfew.lifecycle.enrollments.Enrollments.Key;
import dev.vitalfew.lifecycle.enrollments.Entry;
import dev.vitalfew.lifecycle.enrollments.Sequences;
import dev.vitalfew.lifecycle.existing.Census.Met;
import dev.vitalfew.lifecycle.recipients.Recipient;
import dev.vitalfew.model.Sequence;
import dev.vitalfew.model.Sequence.To;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds who is in a segment or audience that starts a sequence and has entered the sequence by none that they are in: known
 * people, by themselves or through their account, with a role that the sequence is for. Of one that is to the most active,
 * the account, which is to choose somebody later.
 */
public final class Existing {

    private static final int AT_ONCE = 50;

    private final CustomerStore customers;
    private final Enrollments enrollments;
    private final Sequences sequences;

    public Existing(CustomerStore customers, Enrollments enrollments, Sequences sequences) {
        this.customers = customers;
        this.enrollments = enrollments;
        this.sequences = sequences;
    }

    /**
     * Somebody who is to come in.
     *
     * @param who a known person, or an account that is to choose one
     * @param entry by which they come in, at the time that was asked about
     * @param again whether it was {@code who} that was found before, too, by another of the account's people
     * @param taken whether they came in by this entry at this time already
     * @param addressee a known person and the hash of an address that could be written to
     */
    record Found(Id who, Id account, Entry entry, boolean again, boolean taken, Optional<Addressee> addressee) {}

    record Addressee(Id person, String addressHash) {}

    private record Candidate(Id who, Id account, List<Entry> entries, Set<Key> keys, Optional<Addressee> addressee) {}

    /**
     * Looks at all customers from {@code after} on, until the time is up; answers where to go on, empty at the end.
     *
     * @param asOf whoever was found to be in it later is not meant
     */
    Optional<String> look(
            Sequence sequence, Instant asOf, Optional<String> after, BooleanSupplier timeIsUp, Consumer<Found> taker) {
        var census = new Census(customers, after);
        var handing = new Handing(asOf, census.begun(), taker);
        var waiting = new ArrayList<Candidate>();
        while (census.hasNext()) {
            candidates(sequence, asOf, census.next()).forEach(waiting::add);
            var isUp = timeIsUp.getAsBoolean();
            if (isUp || waiting.size() >= AT_ONCE) {
                handing.over(waiting);
                waiting.clear();
            }
            if (isUp && census.hasNext()) {
                return Optional.of(census.cursor());
            }
        }
        handing.over(waiting);
        return Optional.empty();
    }

    private Stream<Candidate> candidates(Sequence sequence, Instant asOf, Met met) {
        return switch (met) {
            case Met.Account(var standing)
            when choosesOne(sequence, standing.account()) ->
                candidate(
                        sequence,
                        standing.account(),
                        standing.account(),
                        entries(sequence, asOf, standing).toList(),
                        Set.of(),
                        Optional.empty());
            case Met.Account _ -> Stream.of();
            case Met.Person person -> candidates(sequence, asOf, person);
        };
    }

    private Stream<Candidate> candidates(Sequence sequence, Instant asOf, Met.Person met) {
        var account = met.account();
        var person = met.person();
        if (!person.is(Id.Kind.KNOWN) || met.items().isEmpty()) {
            return Stream.of();
        }
        var recipient = Recipient.stating(
                person, account, Summed.person(person, met.items()).stated());
        var addressee = recipient.mailable().map(hash -> new Addressee(person, hash));
        var besides = Summed.besides(person, met.items());
        var own = met.standing().stream()
                .flatMap(standing -> entries(sequence, asOf, standing))
                .toList();
        var ofAccount = met.ofAccount().stream()
                .flatMap(standing -> entries(sequence, asOf, standing))
                .filter(entry -> entry.subject().equals(person) || sequence.isFor(recipient.says("role")))
                .toList();
        if (choosesOne(sequence, account)) {
            return Stream.concat(
                    candidate(sequence, account, account, ofAccount, Set.of(), addressee),
                    candidate(sequence, person, account, own, besides, addressee));
        }
        var entries = Stream.concat(own.stream(), ofAccount.stream()).toList();
        return candidate(sequence, person, account, entries, besides, addressee);
    }

    /** A person without an account is the most active one of theirs. */
    private static boolean choosesOne(Sequence sequence, Id account) {
        return sequence.to() instanceof To.MostActive && account.is(Id.Kind.ACCOUNT);
    }

    private Stream<Candidate> candidate(
            Sequence sequence,
            Id who,
            Id account,
            List<Entry> entries,
            Set<Id> besides,
            Optional<Addressee> addressee) {
        return entries.isEmpty()
                ? Stream.of()
                : Stream.of(new Candidate(who, account, entries, keys(sequence, who, besides, entries), addressee));
    }

    private Stream<Entry> entries(Sequence sequence, Instant asOf, Standing standing) {
        return standing.memberships().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(stands -> !stands.getValue().found().isAfter(asOf))
                .flatMap(stands -> stands.getValue().segment().stream()
                        .filter(segment -> sequences.startedBy(stands.getKey(), segment).stream()
                                .anyMatch(started -> started.name().equals(sequence.name())))
                        .map(segment -> new Entry(
                                standing.subject(),
                                stands.getKey(),
                                segment,
                                stands.getValue().number(),
                                asOf)));
    }

    /** Of all enrollments by these entries: under each id of theirs, and under names that lenses had before. */
    private Set<Key> keys(Sequence sequence, Id who, Set<Id> besides, List<Entry> entries) {
        return Stream.concat(Stream.of(who), besides.stream())
                .flatMap(id -> entries.stream().flatMap(entry -> sequences
                        .renames()
                        .ever(entry.membership())
                        .map(name -> new Key(
                                id,
                                Enrollment.record(
                                        sequence.name(), entry.called(name).id())))))
                .collect(Collectors.toSet());
    }

    /** Hands over, of several at once, those who have not entered. */
    private final class Handing {

        private final Instant asOf;
        private final Consumer<Found> taker;
        private Optional<Id> last;

        Handing(Instant asOf, Optional<Id> last, Consumer<Found> taker) {
            this.asOf = asOf;
            this.last = last;
            this.taker = taker;
        }

        void over(Collection<Candidate> candidates) {
            var keys = new HashSet<Key>();
            candidates.forEach(candidate -> keys.addAll(candidate.keys()));
            var entered = enrollments.find(keys).stream()
                    .collect(Collectors.toMap(
                            enrollment -> new Key(enrollment.person(), enrollment.record()),
                            enrollment -> enrollment.entry().at()));
            for (var candidate : candidates) {
                var times = candidate.keys().stream()
                        .filter(entered::containsKey)
                        .map(entered::get)
                        .toList();
                if (times.isEmpty() || times.contains(asOf)) {
                    hand(candidate, !times.isEmpty());
                }
            }
        }

        private void hand(Candidate candidate, boolean taken) {
            taker.accept(new Found(
                    candidate.who(),
                    candidate.account(),
                    candidate.entries().getFirst(),
                    last.filter(candidate.who()::equals).isPresent(),
                    taken,
                    candidate.addressee()));
            if (candidate.who().is(Id.Kind.ACCOUNT)) {
                last = Optional.of(candidate.who());
            }
        }
    }
}
