package org.baogao.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.jspecify.annotations.Nullable;

/**
 * What was measured on.
 *
 * @param cores that the JVM may use
 * @param bytes of memory; null where the system does not tell
 * @param load average of the last minute before the benchmark; negative where the system does not
 *     tell
 * @param jdk vendor's name and version of the Java that runs everything
 */
record Machine(int cores, @Nullable Long bytes, double load, String jdk) {
  /** Above this load per core, others take so much that ratios say little. */
  private static final double BUSY = 0.25;

  /** Whether others were at work on the machine. */
  boolean isBusy() {
    return load > BUSY * cores;
  }

  static Machine now() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new Machine(
        Runtime.getRuntime().availableProcessors(),
        ProcFs.machineBytes(),
        system.getSystemLoadAverage(),
        "JDK of %s, %s".formatted(System.getProperty("java.vendor"), Runtime.version()));
  }
}
