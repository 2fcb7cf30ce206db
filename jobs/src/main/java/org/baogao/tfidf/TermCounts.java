package org.baogao.tfidf;

import java.util.Arrays;
import org.apache.spark.sql.Row;
import org.baogao.terms.CountedTerms;

/**
 * How often the terms of a report occur, by their numbers in {@link WordStatistics}; both arrays in
 * the order of the numbers.
 */
@SuppressWarnings("ArrayRecordComponent") // One is made for each report; nobody compares them.
record TermCounts(int[] terms, long[] counts) {

  /** The counts of a report, from its {@link CountedTerms#COLUMN}. */
  static TermCounts of(Row report, WordStatistics words) {
    CountedTerms counted = new CountedTerms(report.getAs(CountedTerms.COLUMN));
    long[] pairs = new long[counted.left()];
    for (int i = 0; counted.next(); i++) {
      // No report has as many words as an int can count.
      pairs[i] = ((long) words.index(counted) << Integer.SIZE) | counted.number();
    }
    Arrays.sort(pairs);
    int[] terms = new int[pairs.length];
    long[] counts = new long[pairs.length];
    for (int i = 0; i < pairs.length; i++) {
      terms[i] = (int) (pairs[i] >>> Integer.SIZE);
      counts[i] = pairs[i] & 0xFFFF_FFFFL;
    }
    return new TermCounts(terms, counts);
  }
}
