package dev.vitalfew.bench;

/** Something that puts people into the 20 segments of the bench's model. */
interface Engine {

    String name();

    /** Puts everybody into segments. */
    void run();

    /** The CPU time, in nanoseconds, of so many runs. */
    default long cpu(int runs) {
        return Cpu.ofProcess(() -> {
            for (var i = 0; i < runs; i++) {
                run();
            }
        });
    }

    /** For each person the segments of the last run, the first of the model as the lowest bit. */
    int[] memberships();
}
