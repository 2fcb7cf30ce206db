package org.baogao.terms;

import java.util.Arrays;

/** A sum for each term; whole numbers, so that they are the same in any order. */
public final class TermSums {
  private final TermNumbers numbers = new TermNumbers();
  private long[] sums = new long[numbers.capacity()];
  private long total;

  /** Adds to a term's sum. */
  public void add(String term, long number) {
    int index = numbers.add(term, 0, term.length());
    if (index >= sums.length) {
      sums = Arrays.copyOf(sums, numbers.capacity());
    }
    sums[index] += number;
    total += number;
  }

  /** The sum of all. */
  public long total() {
    return total;
  }

  /** The terms with their sums, in the order in which they came: for a {@link CountedTerms}. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (int index = 0; index < numbers.size(); index++) {
      CountedTerms.append(text, numbers.term(index), sums[index]);
    }
    return text.toString();
  }
}
