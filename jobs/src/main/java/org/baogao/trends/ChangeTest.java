package org.baogao.trends;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.special.Erf;

/**
 * Which changes of shares are more than the usual coming and going from year to year: q-values of
 * all changes of a release, from counts of their scores in bins.
 *
 * <p>A change has a score z, see {@link ShareEstimate#scoreOfChangeTo}, and stands for so many
 * observations. Were reports drawn anew each year, z would follow the standard normal distribution.
 * But governments write by last year's outline, and the scores of the changes of a release are
 * spread about half as wide. So the null is taken from the release itself (Efron 2004): in each
 * class of observations, z / s is normal, with
 *
 * <pre>s = (the z that 9 of 10 scores do not exceed in size) / 1.6449</pre>
 *
 * A tenth of true changes in the class makes s larger, and so the test milder, never sharper. Below
 * {@value #FEW_OBSERVATIONS} observations scores are not normal, and in a class with fewer than
 * {@value #FEW_SCORES} changes s can't be told: s is 1 there. The q-values are those of Benjamini
 * and Hochberg (1995): with M changes in all, of which R(p) have a p-value of at most p,
 *
 * <pre>q(p) = min over p' ≥ p of p' M / R(p')</pre>
 *
 * so that of the changes with q at most 0.05, at most 5 % are expected to be none. A score counts
 * as the lower edge of its bin, so that its p-value is rounded up. Bins take no more memory for
 * twenty million changes than for twenty.
 */
final class ChangeTest {
  /** How many bins a score can fall into. */
  static final int BINS;

  private static final double BINS_PER_UNIT = 512;
  private static final int SCORES = 4096;

  private static final int FEW_OBSERVATIONS = 2;
  private static final double[] CLASSES = {FEW_OBSERVATIONS, 4, 8, 16};
  private static final int FEW_SCORES = 200;

  private static final double USUAL_PART = 0.9;
  private static final double USUAL_SCORE = 1.6448536269514722;

  /** Were most reports literal copies of last year's, every word would be a change without it. */
  private static final double LEAST_SPREAD = 0.25;

  static {
    BINS = (CLASSES.length + 1) * SCORES;
  }

  private ChangeTest() {}

  /**
   * The bin of a change.
   *
   * @param observations the mean of both years' observations of the topic
   * @param score z
   */
  static int bin(double observations, double score) {
    int ofClass = 0;
    while (ofClass < CLASSES.length && observations >= CLASSES[ofClass]) {
      ofClass++;
    }
    int place = (int) Math.min(Math.abs(score) * BINS_PER_UNIT, SCORES - 1.0);
    return ofClass * SCORES + place;
  }

  /**
   * The q-value of each bin.
   *
   * @param counts how many changes each bin has
   */
  static double[] qValues(long[] counts) {
    double[] p = new double[BINS];
    for (int first = 0; first < BINS; first += SCORES) {
      double spread = first == 0 ? 1 : spread(Arrays.copyOfRange(counts, first, first + SCORES));
      for (int place = 0; place < SCORES; place++) {
        p[first + place] = Erf.erfc(place / BINS_PER_UNIT / spread / Math.sqrt(2));
      }
    }
    return adjusted(p, counts);
  }

  private static double spread(long[] counts) {
    long all = Arrays.stream(counts).sum();
    if (all < FEW_SCORES) {
      return 1;
    }
    long atMost = 0;
    int place = 0;
    while (atMost < USUAL_PART * all) {
      atMost += counts[place];
      place++;
    }
    return Math.max(place / BINS_PER_UNIT / USUAL_SCORE, LEAST_SPREAD);
  }

  private static double[] adjusted(double[] p, long[] counts) {
    int[] falling =
        IntStream.range(0, BINS)
            .boxed()
            .sorted(Comparator.<Integer>comparingDouble(bin -> p[bin]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    long all = Arrays.stream(counts).sum();
    long atMost = all;
    double lowest = 1;
    double[] q = new double[BINS];
    for (int bin : falling) {
      if (atMost > 0) {
        lowest = Math.min(lowest, p[bin] * all / atMost);
      }
      q[bin] = lowest;
      atMost -= counts[bin];
    }
    return q;
  }
}
