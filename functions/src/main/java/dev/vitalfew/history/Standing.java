package dev.vitalfew.history;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * Where an account or a person stands in every lens and audience, as it was last settled.
 *
 * @param account the account that the subject is or is in
 * @param ofAccount whether the subject is meant as an account: {@code u:42} is a person and may be an account of one
 * @param version grows with every write
 * @param people how many people the account had; 1 for a person
 */
public record Standing(
        Id subject,
        Id account,
        boolean ofAccount,
        long version,
        long model,
        LocalDate asOf,
        int people,
        Map<String, Membership> memberships) {

    public Standing {
        memberships = Map.copyOf(memberships);
    }

    /**
     * The segment (empty: unclassified or outside), since when, and the number of the change that led there; kept when
     * left, so that numbers never repeat.
     *
     * @param since when that happened which led there
     * @param found when it was found out, of an import long after it happened
     */
    public record Membership(Optional<String> segment, Instant since, long number, Instant found) {}

    /** More people than this are not looked at with every event, but at most once a minute. */
    private static final int LARGE = 200;

    public boolean isLarge() {
        return people > LARGE;
    }

    public Optional<String> segment(String name) {
        return Optional.ofNullable(memberships.get(name)).flatMap(Membership::segment);
    }

    /** The same with the next version, as it is written. */
    public Standing next() {
        return new Standing(subject, account, ofAccount, version + 1, model, asOf, people, memberships);
    }

    Standing with(Map<String, Membership> others) {
        return new Standing(subject, account, ofAccount, version, model, asOf, people, others);
    }

    /** The same, kept under another account. */
    public Standing in(Id other) {
        return new Standing(subject, other, ofAccount, version, model, asOf, people, memberships);
    }
}
