package dev.vitalfew.local.streams;

import java.util.HashMap;
import java.util.Map;

/** Gives the lanes records in their order, a batch each in turn; one whose key is still on its way follows its key. */
final class Turns {

    private record Given(Entry entry, int lane) {}

    private final int lanes;
    private final int batchSize;
    private final Map<String, Given> latest = new HashMap<>();
    private int count;
    private int lane;

    Turns(int lanes, int batchSize) {
        this.lanes = lanes;
        this.batchSize = batchSize;
    }

    int laneOf(Entry entry) {
        if (count++ % batchSize == 0) {
            lane = (lane + 1) % lanes;
            latest.values().removeIf(given -> given.entry().done());
        }
        var before = latest.get(entry.key());
        var taken = before == null || before.entry().done() ? lane : before.lane();
        latest.put(entry.key(), new Given(entry, taken));
        return taken;
    }
}
