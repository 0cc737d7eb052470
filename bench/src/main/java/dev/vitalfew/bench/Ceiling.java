package dev.vitalfew.bench;

/** The ceiling: a loop over the columns of raw events, written by hand for these 20 segments and no others. */
final class Ceiling implements Engine {

    private final History history;
    private final int[] memberships;
    private final HandCounts counts = new HandCounts();

    Ceiling(History history) {
        this.history = history;
        this.memberships = new int[history.people()];
    }

    @Override
    public String name() {
        return "a loop written by hand";
    }

    @Override
    public void run() {
        for (var person = 0; person < history.people(); person++) {
            counts.count(history, person);
            memberships[person] = counts.segments();
        }
    }

    @Override
    public int[] memberships() {
        return memberships;
    }
}
