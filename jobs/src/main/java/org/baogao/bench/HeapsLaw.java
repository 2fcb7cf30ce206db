package org.baogao.bench;

/**
 * How the vocabulary of a collection grows with its length: {@code V = k · n^beta} (Heaps 1978), n
 * words in all, V of them different.
 *
 * @param k the factor
 * @param beta the exponent, between 0 and 1; 0.4 to 0.7 is usual for text
 */
record HeapsLaw(double k, double beta) {
  /**
   * The exponent of real reports, measured with this segmenter over 926 of them of all levels and
   * 4.4 million terms. It is lower than what is usual for text because the words come from a
   * dictionary: names that it lacks are cut into pieces that it has.
   */
  static final double REAL_REPORTS_BETA = 0.24;

  /** Checks the range of both. */
  HeapsLaw {
    if (!(k > 0) || !(beta >= 0 && beta <= 1)) {
      throw new IllegalArgumentException(
          "Heaps' law expects k > 0 and beta from 0 to 1, found k = %s, beta = %s"
              .formatted(k, beta));
    }
  }

  /**
   * The law that holds exactly for the last point and fits the others best, by least squares over
   * logarithms: what is extrapolated begins where the measured curve ends.
   *
   * @param words n of each point, ascending, all positive
   * @param vocabulary V of each point
   */
  static HeapsLaw fit(long[] words, long[] vocabulary) {
    int last = words.length - 1;
    if (last < 0 || words.length != vocabulary.length || words[0] <= 0) {
      throw new IllegalArgumentException(
          "Heaps' law needs points with words, found %d and %d values"
              .formatted(words.length, vocabulary.length));
    }
    double above = 0;
    double below = 0;
    for (int i = 0; i < last; i++) {
      double x = Math.log((double) words[i] / words[last]);
      double y = Math.log((double) vocabulary[i] / vocabulary[last]);
      above += x * y;
      below += x * x;
    }
    double beta = below == 0 ? 1 : Math.min(1, Math.max(0, above / below));
    return new HeapsLaw(vocabulary[last] / Math.pow((double) words[last], beta), beta);
  }

  /**
   * This law, or where the vocabulary grows more slowly than in real reports, as in a corpus that
   * was generated from phrases, one that grows like theirs from the given point on.
   */
  HeapsLaw atLeastAsInRealReports(long words) {
    return beta >= REAL_REPORTS_BETA
        ? this
        : new HeapsLaw(
            vocabulary(words) / Math.pow((double) words, REAL_REPORTS_BETA), REAL_REPORTS_BETA);
  }

  /** V for n words. */
  double vocabulary(long words) {
    return k * Math.pow((double) words, beta);
  }
}
