package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;
import org.baogao.clusters.PassageVectors.Vector;

/** Directions of length 1, one a cluster, that passages are compared with. */
final class Centers implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Below this cosine to every center a passage fits nowhere. */
  static final double LEAST_SIMILARITY = 0.10;

  /** Coordinates: those of one term side by side. */
  private final double[] coordinates;

  private final int count;

  Centers(List<double[]> centers, int dimensions) {
    count = centers.size();
    coordinates = new double[dimensions * count];
    for (int cluster = 0; cluster < count; cluster++) {
      double[] center = centers.get(cluster);
      for (int term = 0; term < dimensions; term++) {
        coordinates[term * count + cluster] = center[term];
      }
    }
  }

  /** The nearest center by cosine, on a tie the first; none up to the least similarity. */
  Nearest nearest(Vector point, double leastSimilarity) {
    double[] similarities = new double[count];
    int[] indices = point.indices();
    double[] values = point.values();
    for (int i = 0; i < indices.length; i++) {
      int row = indices[i] * count;
      for (int cluster = 0; cluster < count; cluster++) {
        similarities[cluster] += values[i] * coordinates[row + cluster];
      }
    }
    int best = Nearest.NONE;
    double highest = 0;
    for (int cluster = 0; cluster < count; cluster++) {
      if (similarities[cluster] > highest) {
        best = cluster;
        highest = similarities[cluster];
      }
    }
    return new Nearest(highest > leastSimilarity ? best : Nearest.NONE, highest);
  }

  /**
   * A center and how near it is.
   *
   * @param cluster its number, or {@link #NONE}
   * @param similarity the cosine to the nearest center, even if that is too small
   */
  record Nearest(int cluster, double similarity) {
    static final int NONE = -1;
  }
}
