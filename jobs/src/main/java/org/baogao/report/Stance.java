package org.baogao.report;

import java.util.Locale;

/** Whether a sentence tells what was done, what will be done, or neither. */
public enum Stance {
  DONE,
  PLAN,
  OTHER;

  /** The stance as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stance of that label. */
  public static Stance of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
