package dev.vitalfew.lifecycle.recipients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.suppressions.Addresses;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

    private record Known(Candidate candidate, Profile profile) {}

    /** Asks about consent from the most active on, and no further than it has to. */
    public Optional<Candidate> of(
            Id account, List<Id> page, Optional<Candidate> before, String topic, LocalDate today) {
        var ofAccount = people.accountTraits(account);
        return page.stream()
                .map(person -> known(person, people.profile(account, person), today))
                .sorted(Comparator.comparing(Known::candidate, ORDER))
                .takeWhile(found -> before.filter(best -> ORDER.compare(best, found.candidate) <= 0)
                        .isEmpty())
                .filter(found -> mayGet(account, ofAccount, found, topic))
                .map(Known::candidate)
                .findFirst()
                .or(() -> before);
    }

    private static Known known(Id person, Profile profile, LocalDate today) {
        return new Known(new Candidate(person, profile.activeDates(today)), profile);
    }

    private boolean mayGet(Id account, Map<String, JsonNode> ofAccount, Known known, String topic) {
        var person = known.candidate.person();
        var profile = known.profile;
        var stated = Recipient.stating(person, account, profile.traits());
        var address = stated.email().filter(Addresses::isValid);
        return address.isPresent()
                && stated.asked(
                                ofAccount,
                                suppressions.find(Addresses.hash(address.get()), person, profile.besides()),
                                suppressions.preferences(person, profile.besides()),
                                consent)
                        .objection(topic)
                        .isEmpty();
    }
}
