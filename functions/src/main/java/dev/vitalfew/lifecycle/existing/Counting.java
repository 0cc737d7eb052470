package dev.vitalfew.lifecycle.existing;

import dev.vitalfew.identity.Id;
import dev.vitalfew.lifecycle.existing.Existing.Addressee;
import dev.vitalfew.lifecycle.existing.Existing.Found;
import dev.vitalfew.lifecycle.suppressions.Suppressions;
import dev.vitalfew.model.Sequence;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Counts who would come into a sequence. Writes nothing. */
public final class Counting {

    private static final int AT_ONCE = 50;

    private final Existing existing;
    private final Suppressions suppressions;
    private final Clock clock;

    public Counting(Existing existing, Suppressions suppressions, Clock clock) {
        this.existing = existing;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** @param after the cursor of the part before */
    public Numbers count(Sequence sequence, Optional<String> after, BooleanSupplier timeIsUp) {
        var sum = new Sum();
        var cursor = existing.look(sequence, clock.instant(), after, timeIsUp, sum::add);
        sum.lookUp();
        return new Numbers(sum.accounts, sum.people, sum.emailable, cursor);
    }

    private final class Sum {

        private final List<Found> waiting = new ArrayList<>();
        private long accounts;
        private long people;
        private long emailable;
        private @Nullable Id lastAccount;
        private @Nullable Id lastReached;

        void add(Found found) {
            if (found.taken()) {
                return;
            }
            if (!found.again()) {
                people++;
                var isThroughAccount = found.entry().subject().equals(found.account());
                accounts += isThroughAccount && !found.account().equals(lastAccount) ? 1 : 0;
                lastAccount = isThroughAccount ? found.account() : lastAccount;
            }
            if (found.addressee().isPresent()) {
                waiting.add(found);
            }
            if (waiting.size() >= AT_ONCE) {
                lookUp();
            }
        }

        void lookUp() {
            var suppressed = suppressions.suppressed(waiting.stream()
                    .flatMap(found -> found.addressee().stream())
                    .collect(Collectors.toMap(Addressee::person, Addressee::addressHash, (one, _) -> one)));
            for (var found : waiting) {
                var reached = found.addressee()
                        .filter(addressee -> !suppressed.contains(addressee.person()))
                        .isPresent();
                if (reached && !found.who().equals(lastReached)) {
                    emailable++;
                    lastReached = found.who();
                }
            }
            waiting.clear();
        }
    }
}
