package org.baogao.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Pseudo-random choices that are the same on every machine and Java version: SplitMix64 (Steele,
 * Lea and Flood 2014). Every report throws dice of its own, so that no report's coming or going
 * changes another.
 */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  /** Dice for one purpose: the same parts give the same throws. */
  Dice(long seed, Object... parts) {
    long mixed = mix(seed + GOLDEN);
    for (Object part : parts) {
      String text = part.toString();
      for (int i = 0; i < text.length(); i++) {
        mixed = mix(mixed ^ text.charAt(i)) + GOLDEN;
      }
      mixed = mix(mixed + GOLDEN);
    }
    state = mixed;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += GOLDEN;
    return mix(state);
  }

  /** A whole number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) Math.floorMod(next() >>> 1, (long) bound);
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number from 0 (included) to 1 (excluded). */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True in the given share of throws. */
  boolean chance(double share) {
    return unit() < share;
  }

  <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** The same things in another order (Fisher and Yates). */
  <T> List<T> shuffled(List<T> things) {
    List<T> order = new ArrayList<>(things);
    for (int i = order.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T swapped = order.get(i);
      order.set(i, order.get(j));
      order.set(j, swapped);
    }
    return order;
  }
}
