package org.baogao.clusters;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures how often the top terms of a cluster stand in the same passages: the mean over all pairs
 * of the normalised pointwise mutual information {@code ln(p(a,b) / (p(a) p(b))) / -ln p(a,b)}
 * (Bouma 2009), -1 for a pair that never stands together.
 */
final class Coherence implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int clusters;
  private final int width;
  private final HashMap<String, List<Place>> places = new HashMap<>();

  /** A term's place among the top terms of a cluster. */
  private record Place(int cluster, int rank) implements Serializable {}

  /** Of the clusters with these top terms. */
  Coherence(List<List<String>> tops) {
    clusters = tops.size();
    width = tops.stream().mapToInt(List::size).max().orElse(0);
    for (int cluster = 0; cluster < clusters; cluster++) {
      for (int rank = 0; rank < tops.get(cluster).size(); rank++) {
        places
            .computeIfAbsent(tops.get(cluster).get(rank), term -> new ArrayList<>())
            .add(new Place(cluster, rank));
      }
    }
  }

  Counts counts() {
    return new Counts();
  }

  /** In how many passages the pairs stand; not thread-safe. */
  final class Counts {
    private long passages;

    /** By cluster, first and second rank; a term with itself gives the passages that have it. */
    private final long[] pairs = new long[clusters * width * width];

    /** Counts a passage; a term that occurs twice counts once. */
    void add(List<String> terms) {
      passages++;
      Map<Integer, Long> present = new HashMap<>();
      for (String term : terms) {
        for (Place place : places.getOrDefault(term, List.of())) {
          present.merge(place.cluster, 1L << place.rank, (a, b) -> a | b);
        }
      }
      present.forEach(this::add);
    }

    private void add(int cluster, long ranks) {
      for (long first = ranks; first != 0; first &= first - 1) {
        for (long second = first; second != 0; second &= second - 1) {
          pairs[index(cluster, rank(first), rank(second))]++;
        }
      }
    }

    private static int rank(long ranks) {
      return Long.numberOfTrailingZeros(ranks);
    }

    private int index(int cluster, int first, int second) {
      return (cluster * width + first) * width + second;
    }

    /** All counts in one array, the passages last. */
    long[] values() {
      long[] values = java.util.Arrays.copyOf(pairs, pairs.length + 1);
      values[pairs.length] = passages;
      return values;
    }

    /** Adds counts that were made elsewhere. */
    void addValues(List<Long> values) {
      for (int i = 0; i < pairs.length; i++) {
        pairs[i] += values.get(i);
      }
      passages += values.get(pairs.length);
    }

    /** The coherence of a cluster; 0 where it has no pair of terms. */
    double npmi(int cluster) {
      double sum = 0;
      int count = 0;
      for (int first = 0; first < width; first++) {
        for (int second = first + 1; second < width; second++) {
          long firstAlone = pairs[index(cluster, first, first)];
          long secondAlone = pairs[index(cluster, second, second)];
          if (firstAlone > 0 && secondAlone > 0) {
            sum += npmi(firstAlone, secondAlone, pairs[index(cluster, first, second)]);
            count++;
          }
        }
      }
      return count == 0 ? 0 : sum / count;
    }

    private double npmi(long first, long second, long both) {
      if (both == 0) {
        return -1;
      }
      if (both == passages) {
        return 1;
      }
      double together = both / (double) passages;
      double apart = (first / (double) passages) * (second / (double) passages);
      return Math.log(together / apart) / -Math.log(together);
    }
  }
}
