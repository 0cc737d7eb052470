package dev.vitalfew.local.demo;

import java.time.Duration;
import java.util.Locale;

/** How far something is, how fast, and how long it will take: one line that moves on a terminal, a few lines elsewhere. */
final class Progress implements AutoCloseable {

    private static final int WIDTH = 24;
    private static final boolean TERMINAL =
            System.console() != null && System.console().isTerminal();
    private static final Duration EVERY = TERMINAL ? Duration.ofMillis(100) : Duration.ofSeconds(10);

    private final String task;
    private final long size;
    private final String unit;
    private final long begun = System.nanoTime();
    private long reached;
    private long said = begun;

    Progress(String task, long size, String unit) {
        this.task = task;
        this.size = size;
        this.unit = unit;
    }

    void reach(long done) {
        reached = Math.clamp(done, reached, size);
        var now = System.nanoTime();
        if (now - said >= EVERY.toNanos()) {
            said = now;
            say(TERMINAL ? "\r%s" : "%s%n");
        }
    }

    void stepBy(long more) {
        reach(reached + more);
    }

    /** Says what it took, also when the end was not reached. */
    @Override
    public void close() {
        say(TERMINAL ? "\r%s%n" : "%s%n");
    }

    private void say(String format) {
        System.out.printf(format, line((System.nanoTime() - begun) / 1e9));
        System.out.flush();
    }

    private String line(double seconds) {
        var share = size == 0 ? 1 : (double) reached / size;
        var bar = "#".repeat((int) (share * WIDTH)) + ".".repeat(WIDTH - (int) (share * WIDTH));
        var left = reached == 0 || reached == size ? "" : "%4.0f s to go".formatted(seconds / share - seconds);
        return String.format(
                Locale.ROOT,
                "%-10s [%s] %,7d of %,d %s %6.1f s %,7.0f/s %-14s",
                task,
                bar,
                reached,
                size,
                unit,
                seconds,
                reached / Math.max(seconds, 0.001),
                left);
    }
}
