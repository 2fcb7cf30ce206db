package org.baogao.tfidf;

import java.util.Arrays;

/** Puts numbers into order, without an object for each: there are hundreds of millions. */
final class Ranking {
  private Ranking() {}

  /**
   * The places of some values, that of the highest value first, those of equal values in their
   * order.
   *
   * @param values in the order of {@link Double#compare}, without NaN
   */
  static int[] highestFirst(double[] values) {
    int size = values.length;
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(size - 1, 0));
    long mask = (1L << bits) - 1;
    long[] keys = new long[size];
    for (int i = 0; i < size; i++) {
      keys[i] = (descending(values[i]) & ~mask) | i;
    }
    Arrays.sort(keys);
    int[] places = new int[size];
    for (int i = 0; i < size; i++) {
      places[i] = (int) (keys[i] & mask);
      // The bits that made room for the place may have told two values apart.
      for (int j = i; j > 0 && Double.compare(values[places[j]], values[places[j - 1]]) > 0; j--) {
        int higher = places[j];
        places[j] = places[j - 1];
        places[j - 1] = higher;
      }
    }
    return places;
  }

  /** A whole number that is the smaller, the higher the value is. */
  private static long descending(double value) {
    long bits = Double.doubleToLongBits(value);
    return ~(bits ^ ((bits >> (Long.SIZE - 1)) & Long.MAX_VALUE));
  }
}
