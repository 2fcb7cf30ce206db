package org.baogao.tfidf;

import java.io.Serializable;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.baogao.contract.Columns;
import org.baogao.contract.Terms;
import org.baogao.terms.CountedTerms;
import org.baogao.terms.TermNumbers;
import org.baogao.terms.Vocabulary;

/**
 * What weighting needs to know of the whole release, by term: sent to every executor once. Grows
 * with the vocabulary, some 60 bytes a term, not with the reports.
 */
public final class WordStatistics implements Serializable {
  private static final long serialVersionUID = 1L;

  private final TermNumbers numbers;
  private final double[] idf;
  private final long[] collectionFrequency;
  private final HashMap<String, long[]> levelFrequency = new HashMap<>();
  private final HashMap<String, Long> levelWords = new HashMap<>();
  private final long words;

  private WordStatistics(List<Row> found, List<Row> levelTerms) {
    // In the order of Java, by which ties are broken; Spark's is another for rare characters.
    List<Row> terms =
        found.stream().sorted(Comparator.comparing(term -> term.getString(0))).toList();
    numbers = new TermNumbers(terms.stream().map(term -> term.getString(0)).toList());
    idf = new double[terms.size()];
    collectionFrequency = new long[terms.size()];
    long sum = 0;
    for (int index = 0; index < idf.length; index++) {
      Row term = terms.get(index);
      idf[index] = term.getDouble(1);
      collectionFrequency[index] = term.getLong(2);
      sum += term.getLong(2);
    }
    words = sum;
    for (Row row : levelTerms) {
      long[] frequencies =
          levelFrequency.computeIfAbsent(row.getString(0), level -> new long[terms.size()]);
      frequencies[numbers.find(row.getString(1))] = row.getLong(2);
      levelWords.merge(row.getString(0), row.getLong(2), Long::sum);
    }
  }

  /**
   * Collects the statistics.
   *
   * @param terms the vocabulary with {@code idf} and {@code collection_frequency}
   * @param levelTerms the same terms by level, see {@link Vocabulary#byLevel}
   */
  public static WordStatistics of(Dataset<Row> terms, Dataset<Row> levelTerms) {
    return new WordStatistics(
        terms
            .select(Columns.TERM.col(), Terms.IDF.col(), Terms.COLLECTION_FREQUENCY.col())
            .collectAsList(),
        levelTerms
            .select(Columns.LEVEL.col(), Columns.TERM.col(), Terms.COLLECTION_FREQUENCY.col())
            .collectAsList());
  }

  /** How many terms there are; their numbers are below, in the order of the terms. */
  int size() {
    return idf.length;
  }

  /**
   * The number in the other methods of the term that a cursor is at.
   *
   * @throws IllegalStateException where the term is not in the vocabulary
   */
  int index(CountedTerms cursor) {
    int number = cursor.in(numbers);
    if (number == TermNumbers.NONE) {
      throw unknown(cursor.term());
    }
    return number;
  }

  /** The term of a number. */
  String term(int number) {
    return numbers.term(number);
  }

  /** Inverse document frequency. */
  double idf(int term) {
    return idf[term];
  }

  /** The term's part of all words of the release, in (0, 1]. */
  double frequency(int term) {
    return collectionFrequency[term] / (double) words;
  }

  /** How often each term occurs in the reports of a level, by number of the term. */
  long[] levelFrequencies(String level) {
    return known(levelFrequency, level);
  }

  /** How many words the reports of a level have. */
  long levelWords(String level) {
    return known(levelWords, level);
  }

  private static <T> T known(Map<String, T> map, String key) {
    T value = map.get(key);
    if (value == null) {
      throw unknown(key);
    }
    return value;
  }

  private static IllegalStateException unknown(String key) {
    return new IllegalStateException("'%s' is not in the vocabulary of the release".formatted(key));
  }
}
