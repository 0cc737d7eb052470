package dev.vitalfew.segment;

import dev.vitalfew.history.Change;
import dev.vitalfew.history.Standing;
import dev.vitalfew.history.Standing.Membership;
import dev.vitalfew.lenses.Placement;
import dev.vitalfew.lenses.Results;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a subject has entered since the run before: the segment by lens, and {@code in} by audience. */
final class Entered {

    private Entered() {}

    /** @param stood where the subject stood when the run came by, before it settled anything */
    static Map<String, String> since(Instant before, Optional<Standing> stood, Results results) {
        var entered = new TreeMap<String, String>();
        results.lenses().forEach((lens, placement) -> {
            if (placement instanceof Placement.In(var segment)) {
                entered.put(lens, segment);
            }
        });
        results.audiences().forEach(audience -> entered.put(audience, Change.IN));
        entered.entrySet()
                .removeIf(entry -> stood.map(standing -> standing.memberships().get(entry.getKey()))
                        .filter(membership -> wasIn(membership, entry.getValue(), before))
                        .isPresent());
        return entered;
    }

    private static boolean wasIn(Membership membership, String segment, Instant before) {
        return membership.segment().equals(Optional.of(segment))
                && !membership.found().isAfter(before);
    }
}
