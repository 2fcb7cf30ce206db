package org.baogao.bench;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The terms of reports as they come, and the law by which their number grows.
 *
 * <p>Collections are sorted by region, so the curve in the order of the files has a step at each
 * border. The law is read from a shuffled order instead, the same for the same seed.
 */
final class VocabularyCurve {
  /** Reports that the law is read from; what comes after them only counts. */
  private static final int MOST_REPORTS = 4_000;

  /** The law is fitted from this part of the reports on: the beginning bends. */
  private static final double FITTED_FROM = 0.1;

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<int[]> distinct = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private long words;

  /** Adds a report by its terms, repeated as often as they stand there. */
  void add(List<String> terms) {
    int[] ids =
        terms.stream()
            .mapToInt(term -> numbers.computeIfAbsent(term, key -> numbers.size()))
            .distinct()
            .toArray();
    if (!terms.isEmpty() && distinct.size() < MOST_REPORTS) {
      distinct.add(ids);
      lengths.add(terms.size());
    }
    words += terms.size();
  }

  /** How many terms came, repetitions included. */
  long words() {
    return words;
  }

  /** The different terms that came. */
  java.util.Set<String> vocabulary() {
    return java.util.Set.copyOf(numbers.keySet());
  }

  /** The law of the reports that came. */
  HeapsLaw law(long seed) {
    int reports = distinct.size();
    int[] order = shuffled(reports, new SplittableRandom(seed));
    int first = Math.min(reports - 1, (int) (reports * FITTED_FROM));
    long[] n = new long[reports - first];
    long[] v = new long[reports - first];
    BitSet seen = new BitSet(numbers.size());
    long sum = 0;
    for (int i = 0; i < reports; i++) {
      for (int id : distinct.get(order[i])) {
        seen.set(id);
      }
      sum += lengths.get(order[i]);
      if (i >= first) {
        n[i - first] = sum;
        v[i - first] = seen.cardinality();
      }
    }
    return HeapsLaw.fit(n, v);
  }

  /** The numbers below a bound in random order (Fisher and Yates). */
  static int[] shuffled(int bound, SplittableRandom random) {
    int[] order = new int[bound];
    for (int i = 0; i < bound; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
