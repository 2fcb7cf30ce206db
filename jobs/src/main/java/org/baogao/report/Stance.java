package org.baogao.report;

import java.util.Locale;

/** Whether a sentence tells what was done, what will be done, or neither. */
public enum Stance {
  DONE("已完成"),
  PLAN("计划"),
  OTHER("其他");

  private final String nameZh;

  Stance(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The stance as it stands in tables: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the stance is called in Chinese. */
  public String nameZh() {
    return nameZh;
  }

  /** The stance of that label. */
  public static Stance of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT));
  }
}
