package org.baogao.clusters;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.ml.linalg.SparseVector;

/**
 * Turns passages into vectors: {@code ln(1 + tf) · idf} over the terms that tell passages apart,
 * scaled to length 1.
 */
final class PassageVectors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** More terms than this add noise and cost without changing the clusters. */
  static final int LARGEST_VOCABULARY = 3_000;

  /** A term of fewer passages than this can't hold a cluster together. */
  static final int FEWEST_PASSAGES = 4;

  /** A term in a larger part of the passages than this says nothing about their theme. */
  static final double LARGEST_PART = 0.05;

  private final HashMap<String, Integer> indices;
  private final double[] idf;
  private final String[] terms;

  private PassageVectors(List<String> vocabulary, Map<String, Integer> frequencies, int passages) {
    indices = new HashMap<>();
    terms = vocabulary.toArray(String[]::new);
    idf = new double[terms.length];
    for (int i = 0; i < terms.length; i++) {
      indices.put(terms[i], i);
      idf[i] = Math.log((passages + 1.0) / (frequencies.getOrDefault(terms[i], 0) + 1.0));
    }
  }

  /**
   * Chooses the vocabulary from a sample of passages: the most frequent terms between the bounds.
   */
  static PassageVectors fit(List<List<String>> passages) {
    Map<String, Integer> frequencies = new TreeMap<>();
    for (List<String> passage : passages) {
      for (String term : new TreeSet<>(passage)) {
        frequencies.merge(term, 1, Integer::sum);
      }
    }
    // In a small corpus every theme is in a large part of the passages.
    double most = Math.max(LARGEST_PART * passages.size(), 4.0 * FEWEST_PASSAGES);
    List<String> vocabulary =
        frequencies.entrySet().stream()
            .filter(entry -> entry.getValue() >= FEWEST_PASSAGES && entry.getValue() <= most)
            .sorted(
                Map.Entry.<String, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(LARGEST_VOCABULARY)
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new PassageVectors(vocabulary, frequencies, passages.size());
  }

  int size() {
    return terms.length;
  }

  String term(int index) {
    return terms[index];
  }

  /** The vector of a passage, of length 1, or 0 where it has no term of the vocabulary. */
  SparseVector vector(List<String> passage) {
    int[] found = new int[passage.size()];
    int size = 0;
    for (String term : passage) {
      Integer index = indices.get(term);
      if (index != null) {
        found[size] = index;
        size++;
      }
    }
    Arrays.sort(found, 0, size);
    int[] positions = new int[size];
    double[] values = new double[size];
    int distinct = 0;
    double squares = 0;
    for (int i = 0; i < size; ) {
      int next = i + 1;
      while (next < size && found[next] == found[i]) {
        next++;
      }
      positions[distinct] = found[i];
      values[distinct] = Math.log1p(next - i) * idf[found[i]];
      squares += values[distinct] * values[distinct];
      distinct++;
      i = next;
    }
    double length = Math.sqrt(squares);
    for (int i = 0; i < distinct; i++) {
      values[i] /= length;
    }
    return new SparseVector(
        terms.length, Arrays.copyOf(positions, distinct), Arrays.copyOf(values, distinct));
  }

  /** The terms of the vocabulary that are in a passage. */
  List<Integer> distinctIndices(List<String> passage) {
    List<Integer> distinct = new ArrayList<>();
    for (String term : new TreeSet<>(passage)) {
      Integer index = indices.get(term);
      if (index != null) {
        distinct.add(index);
      }
    }
    distinct.sort(Comparator.naturalOrder());
    return distinct;
  }
}
