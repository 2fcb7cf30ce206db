package org.baogao.report;

import java.util.Locale;

/** Where a region or year was found, in the order of trust; {@code reports.region_source}. */
public enum Evidence {
  REPORTS_CSV,
  COLUMN,
  TITLE,
  FILE_NAME,
  BODY;

  /** The evidence as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
