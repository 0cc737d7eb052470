package dev.vitalfew.history;

import dev.vitalfew.identity.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A subject left one segment of a lens and entered another; for an audience, {@code in} is its only segment.
 *
 * @param subject the account or person whose membership changed
 * @param account the account that the subject is or is in
 * @param ofAccount whether the subject is meant as an account
 * @param number counts the changes of this subject in this lens, from 1
 */
public record Change(
        Id subject,
        Id account,
        boolean ofAccount,
        Kind kind,
        String name,
        Optional<String> from,
        Optional<String> to,
        long number,
        Cause cause,
        Instant at,
        LocalDate asOf,
        long model) {

    /** The segment of those inside an audience. */
    public static final String IN = "in";

    /** Whether {@code name} names a lens or an audience. */
    public enum Kind {
        LENS,
        AUDIENCE
    }

    /** Never changes, however often the change is announced. */
    public String id() {
        return (ofAccount ? "account/" : "person/") + subject + "/" + name + "/" + number;
    }
}
