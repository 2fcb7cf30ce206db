package org.baogao.clusters;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.baogao.terms.TermNumbers;

/**
 * Turns passages into vectors: {@code ln(1 + tf) · idf} over the terms that tell passages apart,
 * scaled to length 1; {@code idf = ln((N + 1) / (df + 1))} as in Spark MLlib, less for terms that
 * are very rare or very frequent.
 */
final class PassageVectors implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Terms from this part of the passages on count less and less, as they say less of the theme. */
  private static final double FREQUENT = 0.03;

  /** Terms in this part of the passages don't count. */
  private static final double TOO_FREQUENT = 0.05;

  /** Terms in fewer passages than this are not too frequent, unless those are half of all. */
  private static final double NEVER_TOO_FREQUENT = 60;

  /** Terms in fewer passages than this count the less, the fewer they are. */
  private static final int RARE = 20;

  /** In a small sample that is this number; in half as many passages, a term does not count. */
  private static final int RARE_AT_LEAST = 6;

  private final TermNumbers terms;
  private final double[] weights;

  private PassageVectors(List<String> vocabulary, List<Double> weights) {
    terms = new TermNumbers(vocabulary);
    this.weights = weights.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Chooses the vocabulary from a sample: the terms that count and can hold a theme. */
  static PassageVectors fit(List<Passage> sample) {
    TreeMap<String, Integer> frequencies = new TreeMap<>();
    for (Passage passage : sample) {
      for (String term : new HashSet<>(passage.terms())) {
        frequencies.merge(term, 1, Integer::sum);
      }
    }
    List<String> vocabulary = new ArrayList<>();
    List<Double> weights = new ArrayList<>();
    frequencies.forEach(
        (term, frequency) -> {
          double idf = Math.log((sample.size() + 1.0) / (frequency + 1.0));
          double weight = idf * counts(frequency, sample.size());
          if (weight > 0 && WordKinds.holdsTheme(term)) {
            vocabulary.add(term);
            weights.add(weight);
          }
        });
    return new PassageVectors(vocabulary, weights);
  }

  /**
   * How much a term of this frequency counts, in [0, 1]. Nothing jumps at the bounds: else one more
   * report, which lifts some term over a bound, would move passages that it has nothing to do with.
   */
  private static double counts(int frequency, int passages) {
    double rare = Math.max(RARE_AT_LEAST, Math.min(RARE, passages / 1_000.0));
    // In a small corpus every theme is in a large part of the passages.
    double tooFrequent =
        Math.max(TOO_FREQUENT * passages, Math.min(NEVER_TOO_FREQUENT, passages / 2.0));
    double frequent = tooFrequent * FREQUENT / TOO_FREQUENT;
    double lower = 2 * frequency / rare - 1;
    double upper = (tooFrequent - frequency) / (tooFrequent - frequent);
    return Math.max(0, Math.min(1, Math.min(lower, upper)));
  }

  int size() {
    return terms.size();
  }

  String term(int index) {
    return terms.term(index);
  }

  /** The direction of some weighted terms, of length 1, or 0 where the vocabulary has none. */
  double[] direction(List<WeightedTerm> weighted) {
    double[] direction = new double[terms.size()];
    for (WeightedTerm term : weighted) {
      int index = terms.find(term.term());
      if (index != TermNumbers.NONE) {
        direction[index] = term.weight();
      }
    }
    return unit(direction);
  }

  /** Scales to length 1, in place; zeros stay. */
  static double[] unit(double[] values) {
    double squares = 0;
    for (double value : values) {
      squares += value * value;
    }
    if (squares > 0) {
      double length = Math.sqrt(squares);
      for (int i = 0; i < values.length; i++) {
        values[i] /= length;
      }
    }
    return values;
  }

  /** The vector of a passage, of length 1, or empty where it has no term of the vocabulary. */
  Vector vector(List<String> passage) {
    int[] found = new int[passage.size()];
    int size = 0;
    for (String term : passage) {
      int index = terms.find(term);
      if (index != TermNumbers.NONE) {
        found[size] = index;
        size++;
      }
    }
    Arrays.sort(found, 0, size);
    int[] distinct = new int[size];
    double[] values = new double[size];
    int length = 0;
    double squares = 0;
    for (int i = 0; i < size; ) {
      int next = i + 1;
      while (next < size && found[next] == found[i]) {
        next++;
      }
      distinct[length] = found[i];
      values[length] = Math.log1p(next - i) * weights[found[i]];
      squares += values[length] * values[length];
      length++;
      i = next;
    }
    double norm = Math.sqrt(squares);
    for (int i = 0; i < length; i++) {
      values[i] /= norm;
    }
    return new Vector(Arrays.copyOf(distinct, length), Arrays.copyOf(values, length));
  }

  /** A sparse vector: ascending indices and the value at each. */
  @SuppressWarnings("ArrayRecordComponent") // Millions of these are made; nobody compares them.
  record Vector(int[] indices, double[] values) {

    double dot(double[] dense) {
      double sum = 0;
      for (int i = 0; i < indices.length; i++) {
        sum += values[i] * dense[indices[i]];
      }
      return sum;
    }

    void addTo(double[] dense) {
      for (int i = 0; i < indices.length; i++) {
        dense[indices[i]] += values[i];
      }
    }
  }
}
