package org.baogao.report;

import java.util.Locale;

/** The parts of a report, in their usual order; they partition it. */
public enum Section {
  OPENING("开篇"),
  REVIEW("工作回顾"),
  PROBLEMS("存在问题"),
  PLAN("工作安排"),
  CLOSING("结语"),
  APPENDIX("附录");

  private final String nameZh;

  Section(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The section as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the section is called in Chinese. */
  public String nameZh() {
    return nameZh;
  }

  /** The section of that label. */
  public static Section of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
