package org.baogao.report;

import java.util.Locale;

/** The parts of a report, in their usual order; they partition it. */
public enum Section {
  OPENING,
  REVIEW,
  PROBLEMS,
  PLAN,
  CLOSING,
  APPENDIX;

  /** The section as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The section of that label. */
  public static Section of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
