package dev.vitalfew.lifecycle.recipients;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the one of an account's people, page by page, who was active on the most dates lately, of those against whom the
 * gate would have nothing that concerns the person.
 */
public final class MostActive {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparing(Candidate::dates).reversed().thenComparing(Candidate::person);

    private final People people;
    private final Suppressions suppressions;
    private final Consent consent;

    public MostActive(People people, Suppressions suppressions, Consent consent) {
        this.people = people;
        this.suppressions = suppressions;
        this.consent = consent;
    }

    /** Of several with as many dates, the first by id. */
    public record Candidate(Id person, int dates) {}

    /** Asks about consent from the most active on, and no further than it has to. */
    public Optional<Candidate> of(
            Id account, List<Id> page, Optional<Candidate> before, String topic, LocalDate today) {
        return page.stream()
                .map(person ->
                        new Candidate(person, people.profile(account, person).activeDates(today)))
                .sorted(ORDER)
                .takeWhile(found ->
                        before.filter(best -> ORDER.compare(best, found) <= 0).isEmpty())
                .filter(found -> mayGet(account, found.person(), topic))
                .findFirst()
                .or(() -> before);
    }

    private boolean mayGet(Id account, Id person, String topic) {
        var profile = people.profile(account, person);
        var stated = Recipient.stating(person, account, profile.traits());
        var address = stated.email().filter(Addresses::isValid);
        return address.isPresent()
                && stated.asked(
                                people.accountTraits(account),
                                suppressions.find(Addresses.hash(address.get()), person, profile.besides()),
                                suppressions.preferences(person, profile.besides()),
                                consent)
                        .objection(topic)
                        .isEmpty();
    }
}
