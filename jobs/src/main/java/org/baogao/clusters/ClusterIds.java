package org.baogao.clusters;

import java.util.Comparator;

/** The ids of clusters: {@code c01, c02, …, c100, …}; a number is given once and never again. */
public final class ClusterIds {
  /** By number. */
  static final Comparator<String> ORDER = Comparator.comparingInt(ClusterIds::number);

  private ClusterIds() {}

  static String id(int number) {
    return "c%02d".formatted(number);
  }

  /** The number of an id; 0 is the residual's. */
  public static int number(String id) {
    return Integer.parseInt(id.substring(1));
  }
}
