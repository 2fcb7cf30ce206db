package org.baogao.report;

import java.util.Locale;

/** Where a region or year was found, in the order of trust; {@code reports.region_source}. */
public enum Evidence {
  REPORTS_CSV("报告清单"),
  COLUMN("数据列"),
  TITLE("标题"),
  FILE_NAME("文件名"),
  BODY("正文");

  private final String nameZh;

  Evidence(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The evidence as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the evidence is called in Chinese. */
  public String nameZh() {
    return nameZh;
  }
}
