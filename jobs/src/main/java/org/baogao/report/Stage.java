package org.baogao.report;

import java.util.Locale;

/** The rooms that a report passes through, in order; {@code rejects.stage}. */
public enum Stage {
  INGEST("读取"),
  CLEAN("清洗"),
  METADATA("识别地区年份"),
  STRUCTURE("划分结构"),
  SEGMENT("分词"),
  TERMS("词语统计"),
  TFIDF("计算TFIDF"),
  TOPICS("归入主题"),
  CLUSTERS("聚类"),
  TRENDS("趋势分析"),
  PUBLISH("发布");

  private final String nameZh;

  Stage(String nameZh) {
    this.nameZh = nameZh;
  }

  /** The stage as it stands in tables and logs: lower case. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What the stage is called in Chinese. */
  public String nameZh() {
    return nameZh;
  }
}
