package org.baogao.topics;

import java.util.Arrays;

/**
 * How loudly each topic is spoken for in one text, and by which clause alone. The clauses are told
 * in the text's order. Only the thread that hears the text writes to it.
 */
final class Evidence {
  private final double[] sums;
  private final double[] bestClauses;
  private final double[] clauseSums;
  private int clause;

  Evidence(int topics) {
    sums = new double[topics];
    bestClauses = new double[topics];
    clauseSums = new double[topics];
  }

  /** A word of a clause speaks; within the clause its repeats before the clause don't matter. */
  void add(int ofClause, int topic, double weight, double repeatFactor) {
    if (ofClause != clause) {
      endClause();
      clause = ofClause;
    }
    sums[topic] += weight * repeatFactor;
    clauseSums[topic] += weight;
  }

  /** Gives the finished clause to the topic that is loudest in it. */
  void endClause() {
    int loudest = 0;
    for (int topic = 1; topic < clauseSums.length; topic++) {
      if (clauseSums[topic] > clauseSums[loudest]) {
        loudest = topic;
      }
    }
    bestClauses[loudest] = Math.max(bestClauses[loudest], clauseSums[loudest]);
    Arrays.fill(clauseSums, 0);
  }

  /** The sum of the weights of the topic's words. */
  double sum(int topic) {
    return sums[topic];
  }

  /** The highest of the topics' sums, at least 0. */
  double loudest() {
    return Arrays.stream(sums).reduce(0, Math::max);
  }

  /** The evidence in the best of the clauses in which this topic is the loudest; 0 without one. */
  double clauseOfItsOwn(int topic) {
    return bestClauses[topic];
  }
}
