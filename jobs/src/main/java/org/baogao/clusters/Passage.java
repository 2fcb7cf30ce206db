package org.baogao.clusters;

import java.io.Serializable;
import java.util.List;

/**
 * A passage of the sample that clusters are found in.
 *
 * @param report its report, {@linkplain org.baogao.contract.ReportIds#withoutPath without what the
 *     path gives}
 * @param number its number in the report
 * @param terms its terms in order
 */
public record Passage(String report, int number, List<String> terms) {

  /** Copies the terms. */
  public Passage {
    terms = List.copyOf(terms);
  }

  /** What tells the passage from all others, however files are named or packed. */
  Key key() {
    return new Key(report, number);
  }

  /**
   * Identifies a passage.
   *
   * @param report as {@link Passage#report}
   * @param number its number in the report
   */
  public record Key(String report, int number) implements Serializable {}
}
