package org.baogao.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baogao.duplicates.Duplicates;
import org.baogao.duplicates.MinHash;

/** Tells texts that the run would take for one report, by the same signatures. */
final class NearDuplicates {
  private static final int ROWS_OF_A_BAND = 4;

  private final List<int[]> signatures = new ArrayList<>();
  private final Map<Long, Integer> firstOfBucket = new HashMap<>();

  /** Whether a text is unlike all that were taken before; if so, it is taken too. */
  boolean takes(String text) {
    int[] signature = MinHash.signature(text);
    long[] buckets = new long[MinHash.LENGTH / ROWS_OF_A_BAND];
    for (int band = 0; band < buckets.length; band++) {
      int begin = band * ROWS_OF_A_BAND;
      int hash = Arrays.hashCode(Arrays.copyOfRange(signature, begin, begin + ROWS_OF_A_BAND));
      buckets[band] = ((long) band << Integer.SIZE) | (hash & 0xFFFFFFFFL);
      Integer other = firstOfBucket.get(buckets[band]);
      if (other != null
          && similarity(signature, signatures.get(other)) >= Duplicates.SAME_REPORT_SIMILARITY) {
        return false;
      }
    }
    for (long bucket : buckets) {
      firstOfBucket.putIfAbsent(bucket, signatures.size());
    }
    signatures.add(signature);
    return true;
  }

  /** The estimated Jaccard similarity of two texts. */
  static double similarity(int[] left, int[] right) {
    int equal = 0;
    for (int i = 0; i < left.length; i++) {
      equal += left[i] == right[i] ? 1 : 0;
    }
    return (double) equal / left.length;
  }
}
