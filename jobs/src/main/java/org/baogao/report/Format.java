package org.baogao.report;

import java.util.Locale;

/** What a report's content is, whatever its file name says; {@code reports.format}. */
public enum Format {
  TEXT,
  HTML,
  CSV,
  TSV,
  JSONL,
  PDF,
  DOC,
  DOCX;

  /** The format as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
