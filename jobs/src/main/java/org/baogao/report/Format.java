package org.baogao.report;

import java.util.Locale;

/** What a report's content is, whatever its file name says; {@code reports.format}. */
public enum Format {
  TEXT("纯文本"),
  HTML("网页"),
  CSV("CSV表格"),
  TSV("TSV表格"),
  JSONL("JSON行"),
  PDF("PDF文档"),
  DOC("DOC文档"),
  DOCX("DOCX文档");

  private final String nameZh;

  Format(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The format as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the format is called in Chinese. */
  public String nameZh() {
    return nameZh;
  }
}
