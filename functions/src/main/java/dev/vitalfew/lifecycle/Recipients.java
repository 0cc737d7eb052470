package dev.vitalfew.lifecycle;

import java.util.Optional;

/** Gathers what the gate needs to know of an enrolled person. */
final class Recipients {

    private final People people;
    private final Suppressions suppressions;
    private final Ledger ledger;
    private final Consent consent;

    Recipients(People people, Suppressions suppressions, Ledger ledger, Consent consent) {
        this.people = people;
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.consent = consent;
    }

    Recipient of(Enrollment enrollment) {
        var person = enrollment.person();
        var account = people.accountOf(person);
        var entry = enrollment.entry();
        var recipient = new Recipient(
                person,
                account,
                people.traits(account, person),
                people.accountTraits(account),
                people.membership(entry.subject(), entry.membership()),
                Optional.empty(),
                ledger.lastRun(person, enrollment.sequence()),
                suppressions.preferences(person),
                consent);
        return recipient.suppressed(
                suppressions.find(Addresses.hash(recipient.email().orElse("")), person));
    }
}
