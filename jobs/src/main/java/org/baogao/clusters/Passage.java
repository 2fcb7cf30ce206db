package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;

/**
 * A passage of the sample that clusters are found in.
 *
 * @param reportId its report
 * @param number its number in the report
 * @param terms its terms in order
 */
public record Passage(String reportId, int number, List<String> terms) {

  /** Copies the terms. */
  public Passage {
    terms = List.copyOf(terms);
  }

  /** What tells the passage from all others. */
  Key key() {
    return new Key(reportId, number);
  }

  /**
   * Identifies a passage.
   *
   * @param reportId its report
   * @param number its number in the report
   */
  public record Key(String reportId, int number) implements Serializable {}
}
