package org.baogao.trends;

/**
 * A topic's share of the characters of a section, with its interval.
 *
 * <p>With paragraphs p as blocks, x the characters of a paragraph and y those of the topic in it,
 * the share is the ratio {@code s = Σy / Σx} and its variance by linearization (Cochran, Sampling
 * Techniques, 1977, section 2.11)
 *
 * <pre>
 *   v = m / (m - 1) · (Σy² - 2sΣxy + s²Σx²) / (Σx)²
 * </pre>
 *
 * over m paragraphs. The interval is Wilson's score interval with {@code n = s(1 - s) / v}
 * effective observations; where v is 0 (the topic has no sentence, or all of them) {@code n = (Σx)²
 * / Σx²} (Kish). The interval says how much the share would vary had the report drawn its
 * paragraphs anew; it does not know the errors of the topic assignment.
 *
 * @param sentences with this primary topic
 * @param chars their characters
 * @param share in [0, 1]
 * @param low lower end of the 95 % interval
 * @param high upper end
 */
record ShareEstimate(
    String topic, long sentences, long chars, double share, double low, double high) {
  /** The quantile of the normal distribution for 95 %. */
  private static final double Z = 1.959963984540054;

  /**
   * Estimates a share.
   *
   * @param chars Σy
   * @param squares Σy²
   * @param products Σxy
   * @param allChars Σx, above 0
   * @param allSquares Σx²
   * @param paragraphs m, above 0
   */
  static ShareEstimate of(
      String topic,
      long sentences,
      long chars,
      long squares,
      long products,
      long allChars,
      long allSquares,
      long paragraphs) {
    double total = allChars;
    double share = chars / total;
    double residual = squares - share * 2.0 * products + share * share * allSquares;
    double variance =
        residual / (total * total) * (paragraphs / (double) Math.max(paragraphs - 1, 1));
    double n = effectiveObservations(share, variance, total * total / allSquares, paragraphs);
    double center = share + Z * Z / 2.0 / n;
    double spread = Math.sqrt(share * (1.0 - share) / n + Z * Z / 4.0 / (n * n)) * Z;
    double scale = 1.0 + Z * Z / n;
    // Rounding may put an end a little beyond the share itself where the share is 0 or 1.
    double low = Math.min(Math.max((center - spread) / scale, 0.0), share);
    double high = Math.max(Math.min((center + spread) / scale, 1.0), share);
    return new ShareEstimate(topic, sentences, chars, share, low, high);
  }

  private static double effectiveObservations(
      double share, double variance, double kish, long paragraphs) {
    // With one paragraph there is no variation to learn from: it counts as one observation.
    if (paragraphs == 1) {
      return 1.0;
    }
    if (share > 0.0 && share < 1.0 && variance > 0.0) {
      return Math.max(share * (1.0 - share) / variance, 1.0);
    }
    return kish;
  }
}
