package dev.vitalfew.preview;

import dev.vitalfew.identity.Id;
import dev.vitalfew.preview.Outlook.Way;
import dev.vitalfew.segment.DryRun.Seen;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A few of those who move, of every way some: ten in all, however many there are. */
final class Samples {

    private static final int MOST = 10;

    private final Map<Way, List<Mover>> movers = new LinkedHashMap<>();

    /** Who moves, without what was known of them, which may be much. */
    record Mover(Id subject, Id account, boolean ofAccount, Way way) {}

    void offer(Seen seen, Way way) {
        var some = movers.computeIfAbsent(way, _ -> new ArrayList<>());
        if (some.size() < MOST) {
            some.add(new Mover(seen.subject(), seen.account(), seen.ofAccount(), way));
        }
    }

    /** One of each way, then the second of each, and so on. */
    List<Mover> chosen() {
        var chosen = new ArrayList<Mover>();
        for (int rank = 0; rank < MOST; rank++) {
            for (var some : movers.values()) {
                if (rank < some.size() && chosen.size() < MOST) {
                    chosen.add(some.get(rank));
                }
            }
        }
        return chosen;
    }
}
