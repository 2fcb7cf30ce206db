package org.baogao.topics;

/** Probabilities from scores. StrictMath gives the same bits on every machine. */
final class Probabilities {
  private Probabilities() {}

  /** Turns scores into their softmax in place, each score multiplied by a sharpness first. */
  static void softmax(double[] scores, double sharpness) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = StrictMath.exp(sharpness * (scores[i] - highest));
      sum += scores[i];
    }
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.max(scores[i] / sum, Double.MIN_NORMAL);
    }
  }

  /** The places of the highest values, highest first, of equal ones the first. */
  static int[] highest(double[] values, int most) {
    int[] places = new int[Math.min(most, values.length)];
    for (int rank = 0; rank < places.length; rank++) {
      int best = -1;
      for (int i = 0; i < values.length; i++) {
        if (!contains(places, rank, i) && (best < 0 || values[i] > values[best])) {
          best = i;
        }
      }
      places[rank] = best;
    }
    return places;
  }

  private static boolean contains(int[] places, int size, int place) {
    for (int i = 0; i < size; i++) {
      if (places[i] == place) {
        return true;
      }
    }
    return false;
  }
}
