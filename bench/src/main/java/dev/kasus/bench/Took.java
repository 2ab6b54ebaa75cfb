package dev.kasus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time that something took.
 *
 * @param clock seconds on the clock
 * @param processor seconds of processors, of all threads of this process: what other programs take is not in it
 */
record Took(double clock, double processor) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Readings to take differences of. */
    static Took now() {
        return new Took(System.nanoTime() / 1e9, PROCESS.getProcessCpuTime() / 1e9);
    }

    Took since(Took before) {
        return new Took(clock - before.clock, processor - before.processor);
    }
}
