package dev.vitalfew.lifecycle.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of turns for all senders: each turn begins when the one before it is over, so no second ever has more than the
 * grant, however many senders there are and whichever of them die. What was granted is asked for again each minute, by one
 * of them; what they sent since then is counted on top of it.
 */
public final class SharedPace implements Pace {

    private static final Duration FRESH = Duration.ofMinutes(1);

    /** Longer than this nobody waits in a function that is paid for. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final Duration BRIEF = Duration.ofSeconds(10);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(5);
    private static final Duration UNTIL_OTHERS_AGE = Duration.ofMinutes(15);

    /** What all senders share. Each call is atomic. */
    public interface Row {
        Optional<State> state();

        /** Makes the caller the one who asks, unless somebody has since {@code read}; the grant of before stays. */
        boolean ask(Optional<Instant> read, Instant now);

        /** Writes down what was granted; what was taken before it was asked for is in the mail service's numbers. */
        void granted(Grant grant);

        /**
         * Takes the turn that follows the last one, not before {@code now}, unless it would begin after {@code latest} or
         * no more are left. Returns when the turn begins.
         */
        Optional<Instant> take(Instant now, Instant latest);
    }

    /**
     * @param read when somebody last asked
     * @param grant what they were told; empty while they ask for the first time
     * @param taken how many turns were taken since
     */
    public record State(Instant read, Optional<Grant> grant, long taken) {}

    private final Row row;
    private final Account account;
    private volatile Optional<State> known = Optional.empty();

    public SharedPace(Row row, Account account) {
        this.row = row;
        this.account = account;
    }

    @Override
    public Turn take(Instant now) {
        if (!isFresh(known, now)) {
            known = row.state();
        }
        if (isOld(known, now) && row.ask(known.map(State::read), now)) {
            row.granted(account.grant());
            known = row.state();
        }
        if (known.flatMap(State::grant).isEmpty()) {
            return new Turn.Later("asks the mail service how many emails it grants", now.plus(BRIEF));
        }
        var obstacle = known.flatMap(State::grant).flatMap(Grant::obstacle);
        if (obstacle.isPresent()) {
            return new Turn.Later(obstacle.get(), now.plus(UNTIL_MENDED));
        }
        return row.take(now, now.plus(PATIENCE)).<Turn>map(Turn.At::new).orElseGet(() -> refused(now));
    }

    private Turn refused(Instant now) {
        known = row.state();
        var used = known.filter(
                        state -> state.taken() >= state.grant().orElseThrow().left())
                .isPresent();
        return used
                ? new Turn.Later("four fifths of the day's emails are sent", now.plus(UNTIL_OTHERS_AGE))
                : new Turn.Later("as many emails as the mail service grants are on their way", now.plus(BRIEF));
    }

    private static boolean isOld(Optional<State> state, Instant now) {
        return state.filter(found -> now.isBefore(found.read().plus(FRESH))).isEmpty();
    }

    private static boolean isFresh(Optional<State> state, Instant now) {
        return state.filter(found ->
                        found.grant().isPresent() && now.isBefore(found.read().plus(FRESH)))
                .isPresent();
    }
}
