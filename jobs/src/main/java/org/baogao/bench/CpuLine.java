package org.baogao.bench;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The CPU time that a process tree had used by each moment at which someone looked. */
final class CpuLine {
  private final TreeMap<Double, Double> cpuAt = new TreeMap<>();

  /** Adds a look; what is waited for is never less than before. */
  synchronized void add(double second, double cpuSeconds) {
    Map.Entry<Double, Double> before = cpuAt.floorEntry(second);
    cpuAt.put(second, before == null ? cpuSeconds : Math.max(cpuSeconds, before.getValue()));
  }

  /** The CPU time used by a moment, between looks in proportion; null without any look. */
  synchronized @Nullable Double at(double second) {
    Map.Entry<Double, Double> before = cpuAt.floorEntry(second);
    Map.Entry<Double, Double> after = cpuAt.ceilingEntry(second);
    if (before == null || after == null) {
      Map.Entry<Double, Double> only = before == null ? after : before;
      return only == null ? null : only.getValue();
    }
    double span = after.getKey() - before.getKey();
    double share = span == 0 ? 0 : (second - before.getKey()) / span;
    return before.getValue() + share * (after.getValue() - before.getValue());
  }
}
