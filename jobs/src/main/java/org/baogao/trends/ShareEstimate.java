package org.baogao.trends;

/**
 * A topic's share of the characters of a section, with its interval.
 *
 * <p>The share is what the assigned topics say: the characters of the topic's sentences over all.
 * The interval is built around the expected share {@code e = Σy / Σx}, with x the characters of a
 * paragraph and y those that the probabilities of its sentences let expect of the topic. By the law
 * of total variance its variance has two parts,
 *
 * <pre>
 *   v = m / (m - 1) · (Σy² - 2eΣxy + e²Σx²) / (Σx)²  +  d · Σl²p(1 - p) / (Σx)²
 * </pre>
 *
 * the first from the choice of the m paragraphs (the linearized ratio, Cochran, Sampling
 * Techniques, 1977, section 2.11), the second from not knowing the topics of the sentences, of
 * lengths l and probabilities p; d is the assigner's dispersion.
 *
 * <p>A rare topic stands in one or two paragraphs, or in none, and its own v is then a poor
 * estimate, 0 at worst. So v is drawn towards what all topics of the section say together (a
 * generalized variance function, Wolter, Introduction to Variance Estimation, 2007, chapter 7).
 * With b = e(1 - e), sums over topics, and Kish's number of paragraphs K = (Σx)² / Σx²,
 *
 * <pre>
 *   N = Σb / u,  u = ((m - 1) Σv + {@value #PRIOR_PARAGRAPHS} Σb / K) / (m - 1 + {@value #PRIOR_PARAGRAPHS})
 *   n = (N b + {@value #PRIOR_OBSERVATIONS}) / (N v + {@value #PRIOR_OBSERVATIONS} / N)
 * </pre>
 *
 * N is the number of independent sentences, each of one topic, that would tell as much as the
 * section; n the same of this topic. For a common topic n is e(1 - e) / v, for one without any
 * trace it is N, and for a single paragraph 1. The interval is Wilson's score interval of e with n
 * observations, widened where it would not contain the share.
 *
 * @param topic the topic's id
 * @param sentences with this primary topic
 * @param chars their characters
 * @param share in [0, 1]
 * @param expected e
 * @param observations n, at least 1
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
record ShareEstimate(
    String topic,
    long sentences,
    long chars,
    double share,
    double expected,
    double observations,
    double low,
    double high) {
  /** What the section's paragraphs are before they are seen: this many of one topic each. */
  static final int PRIOR_PARAGRAPHS = 2;

  /** A topic with this many independent sentences speaks half for itself, half for all topics. */
  static final int PRIOR_OBSERVATIONS = 5;

  /** The quantile of the normal distribution for 95 %. */
  private static final double Z = 1.959963984540054;

  /**
   * N, at least 1.
   *
   * @param binomials Σb over the topics
   * @param variances Σv over the topics
   * @param kish K
   * @param paragraphs m
   */
  static double observationsOfAllTopics(
      double binomials, double variances, double kish, long paragraphs) {
    double seen = paragraphs - 1.0;
    double pooled =
        (seen * variances + PRIOR_PARAGRAPHS * binomials / kish) / (seen + PRIOR_PARAGRAPHS);
    // Where one topic has all characters, nothing varies that could tell more.
    return pooled > 0 ? Math.max(binomials / pooled, 1) : kish;
  }

  /** n, at least 1, from e, v and N. */
  static double observations(double expected, double variance, double ofAllTopics) {
    double binomial = expected * (1 - expected);
    return Math.max(
        (ofAllTopics * binomial + PRIOR_OBSERVATIONS)
            / (ofAllTopics * variance + PRIOR_OBSERVATIONS / ofAllTopics),
        1);
  }

  /** Estimates a share from e and n. */
  static ShareEstimate of(
      String topic,
      long sentences,
      long chars,
      long allChars,
      double expected,
      double observations) {
    double share = chars / (double) allChars;
    double n = observations;
    double center = expected + Z * Z / 2.0 / n;
    double spread = Math.sqrt(expected * (1.0 - expected) / n + Z * Z / 4.0 / (n * n)) * Z;
    double scale = 1.0 + Z * Z / n;
    double low = Math.min(Math.max((center - spread) / scale, 0.0), share);
    double high = Math.max(Math.min((center + spread) / scale, 1.0), share);
    return new ShareEstimate(topic, sentences, chars, share, expected, observations, low, high);
  }

  /**
   * How far the expected share of a later year is from this one, in standard errors.
   *
   * <p>After Agresti and Caffo (2000), one observation of the topic and one of another are added to
   * the n of each year. Without them the variance of a topic that is hardly there would be next to
   * 0, and a single sentence in the year after a certain change. Where the expected share moved
   * against the share itself, or one of them did not move, there is no change to speak of: 0.
   */
  double scoreOfChangeTo(ShareEstimate later) {
    if ((later.share - share) * (later.expected - expected) <= 0) {
      return 0;
    }
    double from = added();
    double to = later.added();
    double variance =
        from * (1 - from) / (observations + 2) + to * (1 - to) / (later.observations + 2);
    return (to - from) / Math.sqrt(variance);
  }

  /** How many of the observations are of the topic, in the mean of this year and a later one. */
  double topicObservationsWith(ShareEstimate later) {
    return (expected * observations + later.expected * later.observations) / 2;
  }

  private double added() {
    return (observations * expected + 1) / (observations + 2);
  }
}
