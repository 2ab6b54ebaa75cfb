package dev.kasus.bench.speed;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Time that something took.
 *
 * @param clock seconds on the clock
 * @param processor seconds of processors, of all threads of this process: what other programs take is not in it
 */
record ElapsedTime(double clock, double processor) {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Readings to take differences of. */
    static ElapsedTime now() {
        return new ElapsedTime(System.nanoTime() / 1e9, PROCESS.getProcessCpuTime() / 1e9);
    }

    ElapsedTime since(ElapsedTime before) {
        return new ElapsedTime(clock - before.clock, processor - before.processor);
    }
}
