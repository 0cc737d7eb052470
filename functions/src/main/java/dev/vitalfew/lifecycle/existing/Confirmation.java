package dev.vitalfew.lifecycle.existing;

import dev.vitalfew.model.Sequence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An operator's word that so many people may come into a sequence, and how far that has come.
 *
 * @param edition of the sequence, as it was then
 * @param number how many were confirmed
 * @param at when; whoever was found to be in the segment later does not come in by it
 * @param cursor how far the customers were looked at in this phase
 * @param counted how many there were, as far as they were counted
 * @param taken how many came in
 */
public record Confirmation(
        String sequence,
        String edition,
        long number,
        Instant at,
        Phase phase,
        Optional<String> cursor,
        long counted,
        long taken) {

    /** What an operator saw longer ago is to be looked at again. */
    private static final Duration GOOD_FOR = Duration.ofDays(1);

    /** A tenth of them may have left. */
    private static final int FEWER = 10;

    /** First it is counted whether the number is right; nobody comes in before that is known. */
    public enum Phase {
        COUNTING,
        REFUSED,
        TAKING,
        DONE
    }

    static Confirmation of(Sequence sequence, long number, Instant at) {
        return new Confirmation(
                sequence.name(),
                sequence.edition(),
                number,
                // As it is kept.
                Instant.ofEpochMilli(at.toEpochMilli()),
                Phase.COUNTING,
                Optional.empty(),
                0,
                0);
    }

    /** Whether the same word, said again, goes on with it. */
    boolean goesOn(Sequence current, long said, Instant now) {
        return (phase == Phase.COUNTING || phase == Phase.TAKING)
                && edition.equals(current.edition())
                && number == said
                && now.isBefore(at.plus(GOOD_FOR));
    }

    /** The time, or one after this: each has a time of its own, by which those are known who came in by it. */
    Instant before(Instant now) {
        return now.isAfter(at.plusMillis(1)) ? now : at.plusMillis(1);
    }

    /** Whether people came in by it, or do. */
    public boolean holds() {
        return phase == Phase.TAKING || phase == Phase.DONE;
    }

    Confirmation counted(long more, Optional<String> next) {
        var all = counted + more;
        if (next.isPresent()) {
            return with(Phase.COUNTING, next, all, 0);
        }
        return with(isRight(all) ? Phase.TAKING : Phase.REFUSED, Optional.empty(), all, 0);
    }

    /** Where people come and go all the time, some fewer than were confirmed are right as well; more never. */
    private boolean isRight(long all) {
        return all <= number && number - all <= number / FEWER;
    }

    Confirmation taken(long more, Optional<String> next) {
        return with(next.isPresent() ? Phase.TAKING : Phase.DONE, next, counted, taken + more);
    }

    private Confirmation with(Phase now, Optional<String> next, long all, long in) {
        return new Confirmation(sequence, edition, number, at, now, next, all, in);
    }
}
