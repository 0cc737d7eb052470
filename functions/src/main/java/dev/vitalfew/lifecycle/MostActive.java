package dev.vitalfew.lifecycle;

import dev.vitalfew.identity.Id;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the one of an account's people, page by page, who can be written to and was active on the most dates lately. */
final class MostActive {

    private static final Comparator<Candidate> ORDER =
            Comparator.comparing(Candidate::dates).reversed().thenComparing(Candidate::person);

    private final People people;

    MostActive(People people) {
        this.people = people;
    }

    /** Of several with as many dates, the first by id. */
    record Candidate(Id person, int dates) {}

    Optional<Candidate> of(Id account, List<Id> page, Optional<Candidate> before, LocalDate today) {
        var found = page.stream().flatMap(person -> candidate(account, person, today).stream());
        return Stream.concat(before.stream(), found).min(ORDER);
    }

    private Optional<Candidate> candidate(Id account, Id person, LocalDate today) {
        var profile = people.profile(account, person);
        return Recipient.stating(person, account, profile.traits())
                .email()
                .filter(Addresses::isValid)
                .map(_ -> new Candidate(person, profile.activeDates(today)));
    }
}
