package org.baogao.topics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The n-grams that a classifier knows, numbered from 0 in ascending order of their keys, each with
 * its inverse document frequency {@code ln((N + 1) / (df + 1))} over the texts that it was made
 * from.
 */
final class GramTable implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final int NONE = -1;
  private static final int SIEVE_BITS = 18;
  private static final int SIEVE_SHIFT = Long.SIZE - SIEVE_BITS;

  private final long[] keys;
  private final float[] idf;

  /** Open addressing with linear probing: the number of an n-gram plus 1; 0 is free. */
  private final int[] slots;

  private final int shift;

  /**
   * Bits that say which keys may be known: most n-grams are not, and need no look into the slots.
   */
  private final long[] sieve = new long[1 << (SIEVE_BITS - 6)];

  /** Takes the keys, ascending, and what each weighs. */
  GramTable(long[] keys, float[] idf) {
    this.keys = keys;
    this.idf = idf;
    int capacity = Math.max(Integer.highestOneBit(Math.max(keys.length, 1)) << 2, 4);
    slots = new int[capacity];
    shift = Long.SIZE - Integer.numberOfTrailingZeros(capacity);
    for (int i = 0; i < keys.length; i++) {
      int slot = (int) ((keys[i] * MIX) >>> shift);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (capacity - 1);
      }
      slots[slot] = i + 1;
      int bit = (int) ((keys[i] * MIX) >>> SIEVE_SHIFT);
      sieve[bit >> 6] |= 1L << bit;
    }
  }

  /**
   * The n-grams of most texts, on a tie the first; each of at least some texts.
   *
   * @param texts the n-grams of each, from {@link TextGrams#in}
   */
  static GramTable of(Collection<long[]> texts, int fewestTexts, int most) {
    Map<Long, Integer> frequencies = new HashMap<>();
    for (long[] text : texts) {
      Arrays.stream(text).distinct().forEach(key -> frequencies.merge(key, 1, Integer::sum));
    }
    List<Map.Entry<Long, Integer>> kept =
        frequencies.entrySet().stream()
            .filter(gram -> gram.getValue() >= fewestTexts)
            .sorted(
                Map.Entry.<Long, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .sorted(Map.Entry.comparingByKey())
            .toList();
    long[] keys = new long[kept.size()];
    float[] idf = new float[kept.size()];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = kept.get(i).getKey();
      idf[i] = (float) StrictMath.log((texts.size() + 1.0) / (kept.get(i).getValue() + 1.0));
    }
    return new GramTable(keys, idf);
  }

  int size() {
    return keys.length;
  }

  long key(int gram) {
    return keys[gram];
  }

  float idf(int gram) {
    return idf[gram];
  }

  /**
   * The known n-grams of a text: {@code (1 + ln count) · idf}, scaled to length 1.
   *
   * @param found the n-grams of {@link TextGrams#in}
   */
  TextVector vector(long[] found) {
    int[] known = new int[found.length];
    int all = 0;
    for (long key : found) {
      int gram = number(key);
      if (gram != NONE) {
        known[all] = gram;
        all++;
      }
    }
    Arrays.sort(known, 0, all);
    int[] grams = new int[all];
    float[] values = new float[all];
    int size = 0;
    double squares = 0;
    for (int i = 0; i < all; ) {
      int gram = known[i];
      int next = i + 1;
      while (next < all && known[next] == gram) {
        next++;
      }
      int count = next - i;
      double value = (count == 1 ? 1 : 1 + StrictMath.log(count)) * idf[gram];
      grams[size] = gram;
      values[size] = (float) value;
      squares += value * value;
      size++;
      i = next;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    for (int i = 0; i < size; i++) {
      values[i] *= scale;
    }
    return new TextVector(Arrays.copyOf(grams, size), Arrays.copyOf(values, size));
  }

  private int number(long key) {
    long mixed = key * MIX;
    int bit = (int) (mixed >>> SIEVE_SHIFT);
    if ((sieve[bit >> 6] & 1L << bit) == 0) {
      return NONE;
    }
    int slot = (int) (mixed >>> shift);
    while (slots[slot] != 0) {
      if (keys[slots[slot] - 1] == key) {
        return slots[slot] - 1;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    return NONE;
  }
}
