package dev.vitalfew.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** CPU time, in nanoseconds. */
final class Cpu {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

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
}
