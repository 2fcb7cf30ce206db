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
  private final int[] clauseTopics;
  private int clauseSize;
  private int clause;

  Evidence(int topics) {
    sums = new double[topics];
    bestClauses = new double[topics];
    clauseSums = new double[topics];
    clauseTopics = new int[topics];
  }

  /** A word of a clause speaks; within the clause its repeats before the clause don't matter. */
  void add(int ofClause, int topic, double weight, double repeatFactor) {
    if (ofClause != clause) {
      endClause();
      clause = ofClause;
    }
    sums[topic] += weight * repeatFactor;
    if (clauseSums[topic] == 0 && clauseSize < clauseTopics.length) {
      clauseTopics[clauseSize++] = topic;
    }
    clauseSums[topic] += weight;
  }

  /** Gives the finished clause to the topic that is loudest in it. */
  void endClause() {
    if (clauseSize == 0) {
      return;
    }
    int loudest = clauseTopics[0];
    for (int i = 1; i < clauseSize; i++) {
      int topic = clauseTopics[i];
      double gap = clauseSums[topic] - clauseSums[loudest];
      if (gap > 0 || (gap == 0 && topic < loudest)) {
        loudest = topic;
      }
    }
    bestClauses[loudest] = Math.max(bestClauses[loudest], clauseSums[loudest]);
    Arrays.fill(clauseSums, 0);
    clauseSize = 0;
  }

  /** The sum of the weights of the topic's words. */
  double sum(int topic) {
    return sums[topic];
  }

  /** The highest of the topics' sums, at least 0. */
  double loudest() {
    double loudest = 0;
    for (double sum : sums) {
      loudest = Math.max(loudest, sum);
    }
    return loudest;
  }

  /** The evidence in the best of the clauses in which this topic is the loudest; 0 without one. */
  double clauseOfItsOwn(int topic) {
    return bestClauses[topic];
  }
}
