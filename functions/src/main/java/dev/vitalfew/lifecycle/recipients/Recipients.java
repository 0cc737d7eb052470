package dev.vitalfew.lifecycle.recipients;

import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.enrollments.Enrollment;
import dev.vitalfew.lifecycle.enrollments.Rivals;
import dev.vitalfew.lifecycle.ledger.Ledger;
import dev.vitalfew.lifecycle.ledger.Ledger.LastRun;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.OtherTool;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.Sequence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gathers what the gate needs to know of an enrolled person. */
public final class Recipients {

    private final People people;
    private final Judge judge;
    private final Suppressions suppressions;
    private final Ledger ledger;
    private final Consent consent;
    private final OtherTool otherTool;
    private final Rivals rivals;

    public Recipients(
            People people,
            Judge judge,
            Suppressions suppressions,
            Ledger ledger,
            Consent consent,
            OtherTool otherTool,
            Rivals rivals) {
        this.people = people;
        this.judge = judge;
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.consent = consent;
        this.otherTool = otherTool;
        this.rivals = rivals;
    }

    public Recipient of(Enrollment enrollment, Optional<Sequence> sequence) {
        var person = enrollment.person();
        var account = people.accountOf(person);
        var entry = enrollment.entry();
        var profile = people.profile(account, person);
        var recipient = new Recipient(
                person,
                profile.besides(),
                account,
                profile.traits(),
                people.accountTraits(account),
                profile.seenZone(),
                profile::wasActive,
                entry.isByEvent() ? Optional.empty() : people.membership(entry.subject(), entry.membership()),
                sequence.flatMap(Sequence::goal).flatMap(goal -> standing(person, account, goal)),
                rule -> judge.holds(account, person, rule),
                Optional.empty(),
                runs(person, profile.besides(), enrollment.sequence()),
                suppressions.preferences(person, profile.besides()),
                List.of(),
                otherTool.isSettled(),
                consent,
                () -> rivals.of(enrollment));
        var address = suppressions.address(Addresses.hash(recipient.email().orElse("")));
        return recipient.at(suppressions.find(address, person, profile.besides()), address.inbox());
    }

    private Map<Id, LastRun> runs(Id person, Set<Id> besides, String sequence) {
        var runs = new HashMap<Id, LastRun>();
        Stream.concat(Stream.of(person), besides.stream())
                .forEach(id -> ledger.lastRun(id, sequence).ifPresent(run -> runs.put(id, run)));
        return runs;
    }

    /** Under which id the own events of the account are that the person is in now; empty of an account of one. */
    public Optional<Id> self(Id person) {
        return Optional.of(people.accountOf(person))
                .filter(account -> account.is(Id.Kind.ACCOUNT))
                .map(account -> Id.self(account.value()));
    }

    /** Where the person stands in what the goal names, else the person's account. */
    private Optional<Membership> standing(Id person, Id account, Sequence.Goal goal) {
        return goal.reach() instanceof Sequence.Reach.Enters(var name, var ignored)
                ? people.membership(person, name).or(() -> people.membership(account, name))
                : Optional.empty();
    }
}
