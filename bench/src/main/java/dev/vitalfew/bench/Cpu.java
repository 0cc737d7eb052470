package dev.vitalfew.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** CPU time, in nanoseconds. */
final class Cpu {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Cpu() {}

    /**
     * Of the whole process while the work is done: native threads, collections of its garbage and compilation of its code
     * are part of what it costs. Nothing else runs meanwhile.
     */
    static long ofProcess(Runnable work) {
        var before = SYSTEM.getProcessCpuTime();
        work.run();
        return SYSTEM.getProcessCpuTime() - before;
    }

    /** Of this thread alone: for work that is done in pieces, between which other things are made. */
    static long ofThread(Runnable work) {
        var before = THREADS.getCurrentThreadCpuTime();
        work.run();
        return THREADS.getCurrentThreadCpuTime() - before;
    }
}
