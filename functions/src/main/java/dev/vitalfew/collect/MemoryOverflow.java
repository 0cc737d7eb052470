package dev.vitalfew.collect;

import java.util.ArrayList;
import java.util.List;

/** An overflow in memory. */
final class MemoryOverflow implements Overflow {

    private final List<Spill> spills = new ArrayList<>();

    @Override
    public synchronized Spill take(Spill spill) {
        spills.add(spill);
        return new Spill(List.of(), List.of());
    }

    synchronized List<Spill> taken() {
        return List.copyOf(spills);
    }
}
