package org.baogao.clean;

import org.baogao.report.CleanReport;

/** The script that a document is written in; a whole document has one. */
public enum Script {
  SIMPLIFIED,
  TRADITIONAL;

  /** The script in which the source of a clean report was written. */
  public static Script of(CleanReport report) {
    return report.traditional() ? TRADITIONAL : SIMPLIFIED;
  }
}
